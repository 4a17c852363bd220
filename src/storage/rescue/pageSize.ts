/** SQLite's own default, in bytes. New files are told it all the same, because a damaged one can't be asked. */
export const pageSize = 4096;
