import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `[String(), IPFamilyOf]`; null where Go refuses the text. */
export type GoAddress = readonly [text: string, family: string] | null;

export type GoCidr =
  | readonly [
      ip: string,
      ipFamily: string,
      net: string,
      netFamily: string,
      ones: number,
      bits: number,
    ]
  | null;

/** `bad`: no reader takes it. */
export type GoStrict = 'ok' | 'bad' | 'zeros' | 'mapped' | 'host-bits' | 'not-canonical';

/** One line of the table; the table's first line names the Go function behind each column. */
export type GoVerdict = readonly [
  text: string,
  sloppyAddress: GoAddress,
  goAddress: GoAddress,
  strictAddress: GoStrict,
  canonicalAddress: GoStrict,
  sloppyCidr: GoCidr,
  goCidr: GoCidr,
  strictCidr: GoStrict,
  canonicalCidr: GoStrict,
];

export function goVerdicts(path = join(__dirname, 'go-verdicts.jsonl')): GoVerdict[] {
  const [, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
  return rows.map((row) => JSON.parse(row));
}
