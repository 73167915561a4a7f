import { relative, resolve } from 'node:path';
import { defineCommand } from '../command';
import { quote } from '../completion/options';
import { EXIT } from '../io';
import { writeScaffold } from '../scaffold';

/** As a shell reads it again. */
const shellWord = (text: string): string => (/^[\w./-]+$/.test(text) ? text : quote(text));

/** `init [DIR]`: a project that works after `npm install`. */
export const init = defineCommand({
  name: 'init',
  operands: '[DIR]',
  summary: 'write a new project: a small cluster, its test, and how to run both',
  options: {},
  run({ operands: [folder = '.'] }, io) {
    const target = resolve(io.cwd, folder);
    const files = writeScaffold(target);
    const place = relative(io.cwd, target);
    const steps = [
      ...(place ? [`cd ${shellWord(place)}`] : []),
      'npm install',
      'npm run synth',
      'npm test',
    ];
    io.err(`wrote ${files.join(', ')}\nnext: ${steps.join(' && ')}\n`);
    return EXIT.ok;
  },
});
