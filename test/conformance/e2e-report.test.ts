import { expect, it } from 'vitest';
import { readReport } from '../../conformance/e2e/report';

const spec = (state: string, more = {}) => ({
  ContainerHierarchyTexts: ['[sig-network] Services'],
  LeafNodeType: 'It',
  LeafNodeText: 'should serve [Conformance]',
  State: state,
  ...more,
});

const read = (...specs: object[]) => readReport('e2e', JSON.stringify([{ SpecReports: specs }]));

it('gives a result for each spec that was run, and none for the others', () => {
  expect(read(spec('passed'), spec('skipped'), spec('pending'))).toEqual([
    { suite: 'e2e', name: '[sig-network] Services should serve [Conformance]', outcome: 'passed' },
  ]);
});

it.each(['failed', 'panicked', 'timedout', 'interrupted'])('counts %s as a failure', (state) => {
  const [result] = read(spec(state, { Failure: { Message: 'no answer' } }));
  expect(result).toMatchObject({ outcome: 'failed', detail: 'no answer' });
});

it('names a set-up that failed', () => {
  const setUp = { LeafNodeType: 'BeforeSuite', LeafNodeText: '', ContainerHierarchyTexts: null };
  expect(read(spec('passed'), spec('failed', setUp))).toMatchObject([
    { outcome: 'passed' },
    { outcome: 'failed', name: 'BeforeSuite', detail: 'failed' },
  ]);
});

it('reads a report without specs', () => {
  expect(readReport('e2e', '[{"SpecReports":null}]')).toEqual([]);
});
