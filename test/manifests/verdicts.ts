import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Json } from '../../lib/model/document';

/** Text, what sigs.k8s.io/yaml makes of it, and whether it refuses it (strictly or at all). */
export type DocumentVerdict = readonly [string, Json, ('refused' | 'duplicate')?];

export interface StreamVerdict {
  readonly text: string;
  readonly chunks: readonly string[];
  readonly isJson: readonly boolean[];
  readonly refused: boolean;
  /** Null: kubectl's decoder reports an error. */
  readonly kubectl: readonly Json[] | null;
}

interface Verdicts {
  readonly documents: readonly DocumentVerdict[];
  readonly differing: readonly DocumentVerdict[];
  readonly streams: readonly StreamVerdict[];
}

/** How the table was made is written in it. */
export const verdicts = JSON.parse(
  readFileSync(join(__dirname, 'goyaml-verdicts.json'), 'utf8'),
) as Verdicts;
