import { describe, expect, it } from 'vitest';
import { dialectOf, HOST_QUESTIONS, type HostQuestion } from '../../../lib/emit/host/dialect';
import { parseKubernetesVersion } from '../../../lib/k8s/version';

const RELEASES = [
  '1.28.15',
  '1.29.15',
  '1.30.4',
  '1.31.4',
  '1.32.4',
  '1.33.13',
  '1.34.9',
  '1.35.4',
  '1.36.4',
  '1.37.1',
];

function answers(question: HostQuestion, releases: readonly string[]): string {
  const versions = releases.flatMap((text) => parseKubernetesVersion(text) ?? []);
  return versions.map((version) => (dialectOf(version)[question] ? 'y' : '-')).join('');
}

/** One column for each release that the real kubeadm was compared with. */
const TRUTH: Readonly<Record<HostQuestion, string>> = {
  authorizationModeIsADefault: '--yyyyyyyy',
  pkiDirectoryIsMountedInParts: '---yyyyyyy',
  etcdHasReadinessProbe: '---yyyyyyy',
  schedulerHasReadinessProbe: '----yyyyyy',
  etcdFlagsFollowTheImage: '------yyyy',
  etcdFlagsAreGraduated: '--------yy',
  probesUseANamedPort: '------yyyy',
  creationTimestampIsOmitted: '------yyyy',
  flexVolumeIsGone: '--------yy',
  overridesKeepTheirOrder: '-----yyyyy',
  timeoutsBelongToTheNode: '--yyyyyyyy',
  timeoutForControlPlaneIsCarriedOver: '-----yyyyy',
  environmentIsSorted: '----yyyyyy',
};

describe('what kubeadm releases answer', () => {
  it.each(Object.entries(TRUTH))('%s: %s from 1.28 to 1.37', (question, expected) => {
    expect(answers(question as HostQuestion, RELEASES)).toBe(expected);
  });

  it('is told in full by this table', () => {
    expect(Object.keys(TRUTH)).toEqual(Object.keys(HOST_QUESTIONS));
  });

  it('changes with a patch release where a fix was carried back', () => {
    const question = 'overridesKeepTheirOrder';

    expect(answers(question, ['1.35.0', '1.35.1', '1.34.3', '1.34.4'])).toBe('-y-y');
    expect(answers(question, ['1.33.7', '1.33.9', '1.32.11', '1.32.13'])).toBe('-y-y');
  });

  it('is that of the newest release where no patch is named', () => {
    expect(answers('overridesKeepTheirOrder', ['1.31', '1.32', '1.36'])).toBe('-yy');
  });
});
