import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import { type Finding, JUDGES, type Party, renderJson, SEVERITIES } from '../../lib/check';
import type { Summary } from '../../lib/report/summary';

const SCHEMA = JSON.parse(readFileSync(join(__dirname, '../../schema/report.schema.json'), 'utf8'));
const conforms = new Ajv2020().compile(SCHEMA);

const SUMMARY: Summary = {
  errors: 1,
  warnings: 0,
  infos: 3,
  suppressed: 2,
  documents: 4,
  seconds: 0.125,
  kubernetesVersion: '1.36',
  versionIsAssumed: false,
};

const PARTY: Party = {
  label: 'podSubnet',
  value: '10.96.0.0/16',
  extent: { first: '10.96.0.0', last: '10.96.255.255' },
  origin: 'given',
  originNote: null,
  location: { file: 'a.yaml', line: 5, column: 14, path: 'x', constructPath: null },
};

const FINDING: Finding = {
  code: 'NET203',
  name: 'pod-service-overlap',
  severity: 'error',
  message: 'm',
  refusedBy: [],
  breaks: 'kube-controller-manager: b',
  subject: PARTY,
  other: { ...PARTY, location: { ...PARTY.location, line: 6 } },
  fix: 'f',
  data: { podCidr: '10.96.0.0/16' },
};

describe('the JSON report', () => {
  it('has these fields and no others', () => {
    expect(JSON.parse(renderJson([FINDING], SUMMARY))).toEqual({
      schemaVersion: 1,
      kubernetesVersion: '1.36',
      summary: { errors: 1, warnings: 0, documents: 4, seconds: 0.125 },
      findings: [
        {
          code: 'NET203',
          name: 'pod-service-overlap',
          severity: 'error',
          message: 'm',
          refusedBy: [],
          breaks: 'kube-controller-manager: b',
          location: FINDING.subject.location,
          other: FINDING.other?.location,
          fix: 'f',
          data: { podCidr: '10.96.0.0/16' },
        },
      ],
    });
  });

  it('tells the fix as a change of the file, where it is one', () => {
    const edit = { file: 'a.yaml', line: 5, column: 14, from: '10.96.0.0/16', to: '10.244.0.0/16' };
    const report = JSON.parse(renderJson([{ ...FINDING, edit }], SUMMARY));

    expect(report.findings[0].edit).toEqual(edit);
    expect(conforms(report)).toBe(true);
  });

  it('conforms to its schema, with one party or two, with every judge and severity', () => {
    const findings = SEVERITIES.map((severity) => ({
      ...FINDING,
      severity,
      other: null,
      breaks: null,
      refusedBy: JUDGES,
    }));

    conforms(JSON.parse(renderJson([FINDING, ...findings], SUMMARY)));
    expect(conforms.errors).toBeNull();
  });

  it('has a schema that knows exactly the judges and severities there are', () => {
    const { finding } = SCHEMA.$defs;

    expect(finding.properties.refusedBy.items.enum).toEqual(JUDGES);
    expect(finding.properties.severity.enum).toEqual(SEVERITIES);
  });

  it.each([
    ['a judge that does not exist', { refusedBy: ['kubectl'] }],
    ['a field too many', { severity_: 'x' }],
    ['a code of another form', { code: 'X1' }],
  ])('has a schema that refuses %s', (_, change) => {
    const report = JSON.parse(renderJson([FINDING], SUMMARY));
    Object.assign(report.findings[0], change);

    expect(conforms(report)).toBe(false);
  });
});
