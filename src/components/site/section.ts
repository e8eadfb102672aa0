/** Entries of the main menu, by the first part of their addresses. */
export type Section = 'releases' | 'compare' | 'download' | 'feeds';
