/** The numbers that the formula weighs, by name; training and service read the same list. */
export const FEATURES = ['living_area', 'age', 'basement', 'baths', 'garage_area', 'condition'];
