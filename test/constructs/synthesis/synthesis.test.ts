import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, YamlOutputType } from 'cdk8s';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Synthesis } from '../../../lib/constructs/synthesis/synthesis';
import { readTree } from '../../synth/read-tree';
import { backwards, build, type Plan, plans } from './random-app';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'app-order-'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** Files by name, or `cycle`. */
type Outcome = Record<string, string> | 'cycle';

function plainOutcome(plan: Plan, yamlOutputType: YamlOutputType): Outcome {
  const outdir = mkdtempSync(join(root, 'plain-'));
  const app = new App({ outdir, yamlOutputType });
  build(app, plan);
  return orCycle(() => {
    app.synth();
    return readTree(outdir);
  });
}

function ourOutcome(plan: Plan, type: YamlOutputType): Outcome {
  const app = new App();
  build(app, plan);
  return orCycle(() => {
    const files = new Synthesis(app, { type, extension: '.k8s.yaml' }).artifacts;
    return Object.fromEntries(
      files.map(({ path, content }) => [path.replace(/^manifests\//, ''), content]),
    );
  });
}

function orCycle(work: () => Record<string, string>): Outcome {
  try {
    return work();
  } catch (error) {
    if (/cycle|wait for each other/.test((error as Error).message)) return 'cycle';
    throw error;
  }
}

const TYPES = [
  YamlOutputType.FILE_PER_APP,
  YamlOutputType.FILE_PER_CHART,
  YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];

describe('Synthesis and the synth of cdk8s', () => {
  it.each([
    ['few ties', 12, 3, 300],
    ['many ties', 7, 8, 300],
    ['ties to what was made before', 10, 6, 300],
    ['no ties', 20, 0, 100],
  ])(
    'write the same files in the same order, or both see a cycle: %s',
    (label, parts, ties, numRuns) => {
      fc.assert(
        fc.property(plans(parts, ties), fc.constantFrom(...TYPES), (plan, type) => {
          const each = label.endsWith('before') ? backwards(plan) : plan;
          expect(ourOutcome(each, type)).toEqual(plainOutcome(each, type));
        }),
        { numRuns },
      );
    },
    120_000,
  );
});
