import type { Contract } from '../../k8s/contract';
import { parseDurationSeconds } from '../../k8s/go-value';
import { isObject } from '../../model/document';
import type { KubeadmFile } from '../../model/kubeadm-file';
import { fieldOf, type JudgedField, judgedFields, textsOf } from '../../model/kubeadm-reading';
import { objectsIn } from '../../model/static-pod-settings';
import { defineRule } from '../rule';
import { clusterText, initText } from './example-texts';

/** A period that is over before it has begun, and what becomes of that. */
interface Lapsed {
  readonly field: JudgedField<string>;
  readonly breaks: string;
  readonly fix: string;
}

export const lapsedPeriod = defineRule({
  code: 'NET632',
  name: 'lapsed-period',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'Time-outs, lives of tokens and validities of certificates are longer than nothing.',
    why: 'kubeadm takes any duration, zero and negative ones too: it makes certificates and tokens that have expired, and gives up waiting before it has begun. Only the ttl 0s of a token stands for ever, and an absent field for kubeadm’s default.',
    symptoms: ['join-fails', 'kubeadm-stops'],
    since: '0.1.0',
    source: 'kubeadm apis/kubeadm/v1beta4 Timeouts; util/pkiutil NewCertificateAuthority [run]',
  },
  findings: {
    lapsed: ({ field, text, fix }: { field: string; text: string; fix: string }) => ({
      what: `${field} is ${text}: it is over before it begins`,
      fix,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'a day', text: clusterText('certificateValidityPeriod: 24h0m0s\n') },
      {
        title: 'a token that lives for ever',
        text: initText('bootstrapTokens:\n  - token: abcdef.0123456789abcdef\n    ttl: 0s\n'),
      },
      { title: 'one second', text: initText('timeouts:\n  kubeletHealthCheck: 1s\n') },
    ],
    invalid: [
      { title: 'a certificate of the past', text: clusterText('certificateValidityPeriod: -1h\n') },
      { title: 'no time to wait', text: initText('timeouts:\n  kubernetesAPICall: 0s\n') },
      {
        title: 'an expired token',
        text: initText('bootstrapTokens:\n  - token: abcdef.0123456789abcdef\n    ttl: -1h\n'),
      },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    const { kubeadm } = versions;
    for (const { field, breaks, fix } of [
      ...validities(kubeadmFiles, kubeadm),
      ...timeouts(kubeadmFiles, kubeadm),
      ...tokens(kubeadmFiles, kubeadm),
    ]) {
      const { value, at } = field;
      const facts = { field: String(at.path.at(-1)), text: value, fix };
      report('lapsed', facts, { at: { at, value }, breaks });
    }
  },
});

const isOver = ({ value }: JudgedField<string>): boolean => (parseDurationSeconds(value) ?? 1) <= 0;

function validities(files: readonly KubeadmFile[], kubeadm: Contract): Lapsed[] {
  const periods = {
    certificateValidityPeriod: '8760h0m0s',
    caCertificateValidityPeriod: '87600h0m0s',
  };
  return Object.entries(periods).flatMap(([name, usual]) =>
    textsOf(judgedFields(files, 'cluster', [name], kubeadm))
      .filter(isOver)
      .map((field) => ({
        field,
        breaks: 'kube-apiserver: nobody trusts certificates that have expired',
        fix: `${name}: ${usual}, or leave it out`,
      })),
  );
}

const KINDS = ['init', 'join', 'reset', 'upgrade'] as const;

function timeouts(files: readonly KubeadmFile[], kubeadm: Contract): Lapsed[] {
  const maps = KINDS.flatMap((kind) => judgedFields(files, kind, ['timeouts'], kubeadm));
  const fields = maps.flatMap((map) =>
    isObject(map.value) ? Object.keys(map.value).map((name) => fieldOf(map, name)) : [],
  );
  const older = [
    ...judgedFields(files, 'cluster', ['apiServer', 'timeoutForControlPlane'], kubeadm),
    ...judgedFields(files, 'join', ['discovery', 'timeout'], kubeadm),
  ];
  return textsOf([...fields, ...older])
    .filter(isOver)
    .map((field) => ({
      field,
      breaks: 'kubeadm: tries once at most, and gives up',
      fix: 'leave it out for kubeadm’s default, or give it a minute: 1m0s',
    }));
}

function tokens(files: readonly KubeadmFile[], kubeadm: Contract): Lapsed[] {
  const entries = judgedFields(files, 'init', ['bootstrapTokens'], kubeadm).flatMap(objectsIn);
  return textsOf(entries.map((entry) => fieldOf(entry, 'ttl')))
    .filter(({ value }) => (parseDurationSeconds(value) ?? 0) < 0)
    .map((field) => ({
      field,
      breaks: 'kubeadm: no node can join with the token',
      fix: 'ttl: 24h0m0s',
    }));
}
