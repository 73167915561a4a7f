import path = require('node:path');

/** Go's `filepath.Join`: unlike Node's, it drops a trailing slash. */
export const joinPath = (folder: string, name: string): string =>
  cleaned(path.posix.join(folder, name));

/** Go's `filepath.Dir`: everything before the last slash, `.` for nothing. */
export function folderOf(file: string): string {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return folder === '' ? '.' : cleaned(path.posix.normalize(folder));
}

const cleaned = (folder: string): string =>
  folder.length > 1 && folder.endsWith('/') ? folder.slice(0, -1) : folder;
