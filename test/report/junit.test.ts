import { DOMParser, type Element } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { type Finding, type ReportContext, renderReport } from '../../lib/check';
import { CONTEXT, finding, NOWHERE, party, SUMMARY } from './sample';

/** The root of a report; anything that is not well-formed throws. */
function rootOf(findings: readonly Finding[], context: Partial<ReportContext> = {}): Element {
  const text = renderReport('junit', findings, SUMMARY, { ...CONTEXT, ...context });
  const onError = (level: string, message: string) => {
    throw new Error(`${level}: ${message}`);
  };
  const root = new DOMParser({ onError }).parseFromString(text, 'text/xml').documentElement;
  if (!root) throw new Error('no root');
  return root;
}

const elements = (root: Element, name: string): Element[] => [...root.getElementsByTagName(name)];
const attributes = (root: Element, name: string, attribute: string) =>
  elements(root, name).map((element) => element.getAttribute(attribute));

describe('the JUnit report', () => {
  const note = finding({ severity: 'warning', subject: party({ location: NOWHERE }) });

  it('has a suite for every file, also for those without findings', () => {
    const root = rootOf([finding(), finding()], { files: ['a/cluster.yaml', 'clean.yaml'] });

    expect(attributes(root, 'testsuite', 'name')).toEqual(['a/cluster.yaml', 'clean.yaml']);
    expect(attributes(root, 'testsuite', 'tests')).toEqual(['2', '1']);
    expect(attributes(root, 'testsuite', 'failures')).toEqual(['2', '0']);
    expect(root.getAttribute('tests')).toBe('3');
  });

  it('fails for what --fail-on fails for, and passes the rest', () => {
    const failing = (failOn: ReportContext['failOn']) =>
      elements(rootOf([finding(), note], { failOn }), 'failure').length;

    expect([failing('error'), failing('warning'), failing('info')]).toEqual([1, 2, 2]);
    expect(rootOf([note]).getAttribute('failures')).toBe('0');
    expect(elements(rootOf([note]), 'system-out')[0]?.textContent).toContain('they overlap');
  });

  it('says what, where and how to repair it', () => {
    const [testcase] = elements(rootOf([finding()]), 'testcase');
    const [failure] = elements(rootOf([finding()]), 'failure');

    expect(testcase?.getAttribute('name')).toBe('NET203 pod-service-overlap networking.podSubnet');
    expect(testcase?.getAttribute('line')).toBe('5');
    expect(failure?.getAttribute('message')).toBe('they overlap');
    expect(failure?.textContent?.split('\n')).toEqual([
      'they overlap',
      'accepted, then kube-controller-manager: gives nothing',
      'fix: podSubnet: "10.244.0.0/16"',
      'networking.podSubnet 10.96.0.0/16 at a/cluster.yaml:5',
      'networking.serviceSubnet 10.96.0.0/12 at b.yaml:7',
    ]);
  });

  it('has one case that passed where nothing was found', () => {
    const root = rootOf([], { program: 'main.ts' });

    expect(attributes(root, 'testcase', 'classname')).toEqual(['main.ts']);
    expect(root.getAttribute('failures')).toBe('0');
  });
});
