import { readFileSync } from 'node:fs';
import { Chart, Yaml } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { KubeadmApp } from '../../../lib';
import { checkTree } from '../../../lib/constructs/check-tree';
import type { Finding } from '../../../lib/diag/finding';
import type { Location } from '../../../lib/diag/location';
import { readText } from '../../../lib/manifests/read-file';
import { checkInputs } from '../../../lib/rules/check-inputs';
import { FORMS, type Form, type Member, writerOf } from './forms';
import { RELATIONS, type Relation } from './table';

/** A program whose members stand in the charts `0` and `1`, each in its form. */
function programOf({ around }: Relation, members: readonly Member[], forms: readonly Form[]) {
  const app = new KubeadmApp();
  around?.(app);
  for (const [index, member] of members.entries()) {
    writerOf(member, forms[index] ?? 'ApiObject')?.(new Chart(app, `${index}`));
  }
  return app;
}

/**
 * Every form of each member, beside one of the other: which one, turns with the relation, so that
 * each pair of forms stands in some of them.
 */
function choicesOf(members: readonly Member[], turn: number): Form[][] {
  const open = members.map((member) => FORMS.filter((form) => writerOf(member, form)));
  const most = Math.max(...open.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) =>
    open.flatMap((forms, member) => forms[(at + member * turn) % forms.length] ?? []),
  );
}

/** An answer for each choice of forms, so that a failure shows which ones differ. */
const byForms = (choices: readonly Form[][], answer: (forms: readonly Form[]) => unknown) =>
  Object.fromEntries(choices.map((forms) => [forms.join(' + '), answer(forms)]));

/** Files as `check` reads them, in the order in which they are named. */
const checkFiles = (files: Readonly<Record<string, string>>): readonly Finding[] =>
  checkInputs(
    Object.entries(files)
      .filter(([name]) => /\.(yaml|conflist)$/.test(name))
      .map(([name, text]) => readText(name, text)),
    {},
  ).findings;

/** The members as people write them, beside the files of the cluster. */
function filesOf(relation: Relation, members: readonly Member[]): Record<string, string> {
  const files = members.map(({ manifest }, index) => [`${index}.yaml`, Yaml.stringify(manifest)]);
  return { ...programOf(relation, [], []).renderFiles(), ...Object.fromEntries(files) };
}

/** Of each finding the code, and what `placeIn` says of the places that lie in members. */
const saying = (
  findings: readonly Finding[],
  { also = [] }: Relation,
  placeIn: (location: Location) => string,
): string[] =>
  findings
    .filter(({ code }) => !also.includes(code))
    .map(({ code, subject, other }) =>
      [subject, ...(other ? [other] : [])]
        .filter(({ location }) => memberOf(location) !== undefined)
        .reduce(
          (text, { location }) => `${text}, ${memberOf(location)}: ${placeIn(location)}`,
          code,
        ),
    );

/** The number of a member: that of its chart, or of its file. */
const memberOf = ({ constructPath, file }: Location): string | undefined =>
  /^\d(?=[./])/.exec(constructPath ?? file ?? '')?.[0];

/** The field, and whether a line of the program is said that makes a construct of ours. */
function placeInProgram({ path, file, line }: Location): string {
  const isAtLine = file !== null && lineOf(readFileSync(file, 'utf8'), line).includes("'ours'");
  return isAtLine ? `${path} at its line` : path;
}

const lineOf = (text: string, line: number | null): string =>
  text.split('\n')[(line ?? 0) - 1] ?? '';

/** The same for what is expected: props of Services are the fields of `spec`. */
const expectedInProgram = ({ code, fields }: Relation, forms: readonly Form[]): string[] => [
  fields.reduce((text, [member, path, , name]) => {
    const prop = `${name ?? path.replace(/^spec\./, '')} at its line`;
    return `${text}, ${member}: ${forms[member] === 'ours' ? prop : path}`;
  }, code),
];

describe.each(RELATIONS.map((relation, turn) => ({ ...relation, turn })))('$title', (relation) => {
  const { wrong, right, code, fields, turn } = relation;

  it('is found in programs, whatever form the objects have', () => {
    const choices = choicesOf(wrong, turn);
    const found = byForms(choices, (forms) =>
      saying(checkTree(programOf(relation, wrong, forms)).findings, relation, placeInProgram),
    );

    expect(found).toEqual(byForms(choices, (forms) => expectedInProgram(relation, forms)));
  });

  it('is found again in what a program writes', () => {
    const written = programOf(relation, wrong, ['ApiObject', 'ApiObject']).renderFiles();

    expect(saying(checkFiles(written), relation, () => '')).toEqual([code]);
  });

  it('is found in files, at the line of the field', () => {
    const files = filesOf(relation, wrong);
    const placeInFile = ({ path, file, line }: Location): string =>
      `${path} in ${lineOf(files[file ?? ''] ?? '', line).trim()}`;

    const found = saying(checkFiles(files), relation, placeInFile);

    const expected = fields.map(([member, path, line]) => `, ${member}: ${path} in ${line}`);
    expect(found).toEqual([[code, ...expected].join('')]);
  });

  it('is not found in its harmless twin', () => {
    const choices = choicesOf(right, turn).slice(0, 2);
    const found = byForms(choices, (forms) =>
      saying(checkTree(programOf(relation, right, forms)).findings, relation, placeInProgram),
    );

    expect(found).toEqual(byForms(choices, () => []));
    expect(saying(checkFiles(filesOf(relation, right)), relation, ({ path }) => path)).toEqual([]);
  });
});
