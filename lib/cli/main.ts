#!/usr/bin/env node
import { readFileSync, writeSync } from 'node:fs';
import type { Io } from './io';
import { runCli } from './run';

const STDIN = 0;

/** A pipe may take less than it is given; a reader that went away (`| head`) is no error. */
function writeAll(fd: number, text: string): void {
  let rest = Buffer.from(text, 'utf8');
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
    }
  }
}

const io: Io = {
  out: (text) => writeAll(1, text),
  err: (text) => writeAll(2, text),
  cwd: process.cwd(),
  env: process.env,
  isTerminal: process.stdout.isTTY === true,
  errIsTerminal: process.stderr.isTTY === true,
  columns: process.stdout.columns,
  // `performance` would load a part of Node that nothing else needs.
  now: () => Number(process.hrtime.bigint() / 1000n) / 1000,
  readStdin: () => readFileSync(STDIN),
  atExit: (work) =>
    process.once('exit', (exitCode) => {
      process.exitCode = work(exitCode);
    }),
};

process.exitCode = runCli(process.argv.slice(2), io);
