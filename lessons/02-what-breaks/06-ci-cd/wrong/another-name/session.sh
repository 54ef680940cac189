protect checks model
