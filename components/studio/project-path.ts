/** The page of a project. */
export const projectPath = (id: string): string => `/studio/project?id=${encodeURIComponent(id)}`;
