/** The name of the file that is opened, in the folder that is open. */
export const LARGE_FILE = "large.qa";
