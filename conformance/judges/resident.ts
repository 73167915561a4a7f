import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import * as path from 'node:path';
import { makeRoot } from './sandbox';

/** A process that answers each line on its standard input with one line, both written and read synchronously. */
export interface Resident {
  readonly requests: number;
  readonly answers: number;
}

/** What starts it. */
export interface ResidentCall {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const REDIRECT = 'exec "$@" <"$PIPES/requests" >"$PIPES/answers"';

/** A command whose standard input and output are the pipes in the folder `$PIPES`. */
export const overPipes = (command: readonly string[]): string[] => [
  ...['sh', '-c', REDIRECT, 'sh'],
  ...command,
];

/** Each side waits at a pipe until the other has opened it, too. */
export function startResident({ program, args, env }: ResidentCall): Resident {
  const pipes = makeRoot();
  const requests = path.join(pipes.root, 'requests');
  const answers = path.join(pipes.root, 'answers');
  spawnSync('mkfifo', [requests, answers]);
  spawn(program, args, { env: { ...env, PIPES: pipes.root }, stdio: 'ignore' }).unref();
  const resident = { requests: openSync(requests, 'w'), answers: openSync(answers, 'r') };
  pipes.remove();
  return resident;
}

export function askResident(resident: Resident, request: object): string {
  writeAll(resident.requests, Buffer.from(`${asciiJson(request)}\n`));
  return readLine(resident.answers);
}

/** Readers of lines do not agree whether U+2028 ends one. */
const asciiJson = (value: object): string =>
  JSON.stringify(value).replace(/[\u0080-\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });

/** It ends when its input does. */
export function endResident({ requests, answers }: Resident): void {
  closeSync(requests);
  closeSync(answers);
}

/** A pipe takes 64 KiB at a time. */
function writeAll(file: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

function readLine(file: number): string {
  const chunk = Buffer.alloc(1 << 16);
  const chunks: Buffer[] = [];
  while (chunks.at(-1)?.at(-1) !== 0x0a) {
    const size = readSync(file, chunk);
    if (size === 0) throw new Error(`ended by itself: ${Buffer.concat(chunks)}`);
    chunks.push(Buffer.from(chunk.subarray(0, size)));
  }
  return Buffer.concat(chunks).toString('utf8');
}
