import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { type Finding, type ReportContext, renderReport, SEVERITIES } from '../../lib/check';
import { CONTEXT, finding, NOWHERE, party, SUMMARY } from './sample';

/** The schema of OASIS, as Microsoft's matchers for SARIF carry it. Its draft 4 says `id` for `$id`. */
const { $schema, id, ...SCHEMA } = JSON.parse(
  readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
);
const conforms = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  SCHEMA,
);

it('is judged by the schema of SARIF 2.1.0', () => {
  expect($schema).toContain('draft-04');
  expect(id).toContain('sarif-2.1.0');
});

/** The run of a report that the schema takes. */
function runOf(findings: readonly Finding[], context: Partial<ReportContext> = {}) {
  const log = JSON.parse(renderReport('sarif', findings, SUMMARY, { ...CONTEXT, ...context }));
  conforms(log);
  expect(conforms.errors).toBeNull();
  return log.runs[0];
}

const fileOf = (file: string) => {
  const location = { ...party().location, file };
  const [result] = runOf([finding({ subject: party({ location }) })]).results;
  return result.locations[0].physicalLocation.artifactLocation;
};

const fingerprintsOf = (...findings: readonly Finding[]): string[] =>
  runOf(findings).results.map(
    (result: { partialFingerprints: Record<string, string> }) =>
      result.partialFingerprints['placeOfFinding/v1'],
  );

describe('the SARIF report', () => {
  it('conforms to the schema without findings, and with every severity and kind of place', () => {
    const severities = SEVERITIES.map((severity) => finding({ severity }));
    const nowhere = finding({ subject: party({ location: NOWHERE }), other: null });

    expect(runOf([]).results).toEqual([]);
    expect(runOf([...severities, nowhere]).results).toHaveLength(4);
  });

  it('is read by a schema that refuses what is no SARIF', () => {
    expect(conforms({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
  });

  it('explains the rules of its findings, and each once', () => {
    const run = runOf([finding(), finding(), finding({ code: 'NET351' })]);
    const { rules } = run.tool.driver;

    expect(rules.map((rule: { id: string }) => rule.id)).toEqual(['NET203', 'NET351']);
    expect(rules[0].help.markdown).toContain('# NET203');
    for (const { ruleId, ruleIndex } of run.results) expect(rules[ruleIndex].id).toBe(ruleId);
  });

  it('names the places of both parties', () => {
    const [result] = runOf([finding()]).results;

    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'a/cluster.yaml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 5, startColumn: 14 },
    });
    expect(result.relatedLocations[0].physicalLocation.artifactLocation.uri).toBe('b.yaml');
  });

  it('has the fix as a change that an editor can make, where it is one', () => {
    const edit = {
      file: 'a b.yaml',
      line: 5,
      column: 14,
      from: '10.96.0.0/16',
      to: '10.244.0.0/16',
    };
    const [result, other] = runOf([finding({ edit }), finding()]).results;

    expect(result.fixes[0].artifactChanges).toEqual([
      {
        artifactLocation: { uri: 'a%20b.yaml', uriBaseId: '%SRCROOT%' },
        replacements: [
          {
            deletedRegion: { startLine: 5, startColumn: 14, endLine: 5, endColumn: 26 },
            insertedContent: { text: '10.244.0.0/16' },
          },
        ],
      },
    ]);
    expect(other.fixes).toBeUndefined();
  });

  it('has levels of its own words', () => {
    const levels = SEVERITIES.map((severity) => runOf([finding({ severity })]).results[0].level);

    expect(levels).toEqual(['error', 'warning', 'note']);
  });

  it('puts what no file is known of to the program that was run', () => {
    const lost = finding({ subject: party({ location: NOWHERE }), other: null });
    const [result] = runOf([lost], { program: 'main.ts' }).results;

    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'main.ts', uriBaseId: '%SRCROOT%' },
    });
    expect(result.locations[0].logicalLocations[0].fullyQualifiedName).toBe('web/x spec');
  });

  it('says when something could not be read', () => {
    expect(runOf([], { isComplete: false }).invocations[0].executionSuccessful).toBe(false);
  });
});

describe('a file becomes a URI that leads back to it', () => {
  it.each([
    ['a b/ü.yaml', 'a%20b/%C3%BC.yaml'],
    ['50%.yaml', '50%25.yaml'],
    ['a?b#c.yaml', 'a%3Fb%23c.yaml'],
    ['urn:a.yaml', 'urn%3Aa.yaml'],
    ['../other.yaml', '../other.yaml'],
  ])('%s', (file, uri) => {
    expect(fileOf(file)).toEqual({ uri, uriBaseId: '%SRCROOT%' });
    expect(decodeURIComponent(uri)).toBe(file);
  });

  it('an absolute one without a base', () => {
    expect(fileOf('/etc/a b.yaml')).toEqual({ uri: 'file:///etc/a%20b.yaml' });
  });
});

describe('the fingerprint', () => {
  const moved = (change: Partial<Finding>, line = 5) =>
    finding({ subject: party({ location: { ...party().location, line } }), ...change });

  it('stays when lines move and when the value changes', () => {
    const [before, after] = [
      fingerprintsOf(finding()),
      fingerprintsOf(moved({ message: 'they overlap still' }, 50)),
    ];

    expect(after).toEqual(before);
  });

  it('differs by rule, by file, by field and by the other party, and for twins', () => {
    const elsewhere = party({ location: { ...party().location, file: 'c.yaml' } });
    const field = party({ location: { ...party().location, path: 'x' } });
    const all = fingerprintsOf(
      finding(),
      finding({ code: 'NET351' }),
      finding({ subject: elsewhere }),
      finding({ subject: field }),
      finding({ other: null }),
      finding({ other: field }),
      finding(),
    );

    expect(new Set(all).size).toBe(all.length);
  });
});
