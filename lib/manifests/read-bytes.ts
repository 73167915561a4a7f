import { closeSync, openSync, readSync } from 'node:fs';

const FIRST_BYTES = 64 * 1024;
let shared: Buffer | undefined;

/**
 * A file, by as few calls of the system as there can be; undefined when it has more bytes than that.
 * What comes back may be overwritten by the next call.
 */
export function readBytes(path: string, limit: number): Buffer | undefined {
  shared ??= Buffer.allocUnsafeSlow(FIRST_BYTES);
  const file = openSync(path, 'r');
  try {
    return readAll(file, shared, limit);
  } finally {
    closeSync(file);
  }
}

function readAll(file: number, into: Buffer, limit: number): Buffer | undefined {
  let buffer = into;
  let length = 0;
  for (;;) {
    const count = readSync(file, buffer, length, buffer.length - length, null);
    if (count === 0) return buffer.subarray(0, length);
    length += count;
    if (length > limit) return undefined;
    if (length === buffer.length) buffer = Buffer.concat([buffer], 2 * length);
  }
}
