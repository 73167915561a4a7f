import type { Contract } from '../../k8s/contract';
import { parseGoUrl } from '../../k8s/go-url';
import { hasOnlyExternalEtcd } from '../../model/kubeadm-etcd';
import { entriesOf, fieldOf, type JudgedField, judgedDocuments } from '../../model/kubeadm-reading';
import { asList, asText } from '../../model/type-meta';
import { defineRule } from '../rule';
import { clusterText } from './example-texts';
import { noEtcdRefusers } from './handed-on';

interface Endpoint {
  readonly text: string;
  readonly problem: string;
}

const EXAMPLE = 'https://192.168.56.20:2379';

const external = (lines: string): string => clusterText(`etcd:\n  external:\n${lines}`);

const CERTIFICATES = `    caFile: /etc/kubernetes/pki/etcd/ca.crt
    certFile: /etc/kubernetes/pki/apiserver-etcd-client.crt
    keyFile: /etc/kubernetes/pki/apiserver-etcd-client.key
`;

export const externalEtcd = defineRule({
  code: 'NET620',
  name: 'external-etcd',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions', 'controlPlane'],
  docs: {
    summary:
      'An external etcd needs URLs with a scheme, https beside certificates, and whole sets of files.',
    why: 'kubeadm refuses URLs without a scheme; http beside any certificate file; a certificate without its key; a pair without the CA; and from 1.35 on an empty list of endpoints. Without certificates any scheme passes, so "etcd:2379" is a URL of scheme etcd.',
    since: '0.1.0',
    source: 'kubeadm validation.ValidateEtcd, ValidateURLs',
  },
  findings: {
    badUrl: ({ text, problem }: Endpoint) => ({
      what: `etcd endpoint ${JSON.stringify(text)} is refused: ${problem}`,
      fix: `- ${securely(text)}`,
    }),
    noEndpoint: () => ({
      what: 'etcd.external has no endpoints',
      fix: `endpoints: [${EXAMPLE}]`,
    }),
    halfPair: ({ present, missing }: { present: string; missing: string }) => ({
      what: `etcd.external.${present} is set without ${missing}`,
      fix: `set ${missing} as well`,
    }),
    noCa: () => ({
      what: 'etcd.external has certFile and keyFile without caFile',
      fix: 'caFile: /etc/kubernetes/pki/etcd/ca.crt',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'https with all three files',
        text: external(`    endpoints:\n      - ${EXAMPLE}\n${CERTIFICATES}`),
      },
    ],
    invalid: [
      {
        title: 'http beside certificates',
        text: external(`    endpoints:\n      - http://192.168.56.20:2379\n${CERTIFICATES}`),
      },
      { title: 'no scheme', text: external('    endpoints:\n      - 192.168.56.20\n') },
      { title: 'nothing', text: external('    endpoints: []\n') },
    ],
  }),
  check(model, report) {
    const { kubeadmFiles, versions } = model;
    const { kubeadm } = versions;
    for (const cluster of judgedDocuments(kubeadmFiles, 'cluster', kubeadm)) {
      if (!hasOnlyExternalEtcd(cluster.value)) continue;
      const etcd = fieldOf(cluster, 'etcd', 'external');
      const { refusedBy, at } = etcd;
      for (const { field, problem } of badUrlsOf(etcd, kubeadm)) {
        report(
          'badUrl',
          { text: field.value, problem },
          {
            at: { at: field.at, value: field.value },
            refusedBy,
          },
        );
      }
      if (kubeadm.kubeadmWantsAnExternalEtcdEndpoint && isEmpty(fieldOf(etcd, 'endpoints'))) {
        const refusers = [...refusedBy, ...noEtcdRefusers(model)];
        report('noEndpoint', undefined, { at: fieldOf(etcd, 'endpoints').at, refusedBy: refusers });
      }
      const half = halfPairOf(etcd);
      if (half) report('halfPair', half, { at: fieldOf(etcd, half.present).at, refusedBy });
      if (textOf(etcd, 'certFile') && textOf(etcd, 'keyFile') && !textOf(etcd, 'caFile')) {
        report('noCa', undefined, { at, refusedBy });
      }
    }
  },
});

const HOST_AND_PORT = /^\s*(?:\w*:?\/\/)?(\[[\da-f:.]+\]|[\w.-]+)(:\d+)?\/?\s*$/i;

/** The same host by https, as far as one can be told. */
function securely(text: string): string {
  const [, host, port = ':2379'] = HOST_AND_PORT.exec(text) ?? [];
  return host === undefined ? EXAMPLE : `https://${host}${port}`;
}

const textOf = (etcd: JudgedField, name: string): string => asText(fieldOf(etcd, name).value) ?? '';

const isEmpty = ({ value }: JudgedField): boolean =>
  (value === undefined || value === null || Array.isArray(value)) && asList(value).length === 0;

function halfPairOf(etcd: JudgedField): { present: string; missing: string } | undefined {
  const hasCertificate = textOf(etcd, 'certFile') !== '';
  if (hasCertificate === (textOf(etcd, 'keyFile') !== '')) return undefined;
  return hasCertificate
    ? { present: 'certFile', missing: 'keyFile' }
    : { present: 'keyFile', missing: 'certFile' };
}

function badUrlsOf(etcd: JudgedField, kubeadm: Contract) {
  const needsHttps = ['caFile', 'certFile', 'keyFile'].some((name) => textOf(etcd, name) !== '');
  const judge = (field: JudgedField<string>, isHttpsOnly: boolean) => {
    const problem = problemOf(field.value, isHttpsOnly, kubeadm);
    return problem === undefined ? [] : [{ field, problem }];
  };
  const endpoints = entriesOf([fieldOf(etcd, 'endpoints')]);
  const isRead = kubeadm.kubeadmKnowsEtcdHttpEndpoints && etcd.document.version !== 'v1beta3';
  const plain = isRead ? entriesOf([fieldOf(etcd, 'httpEndpoints')]) : [];
  return [
    ...endpoints.flatMap((field) => judge(field, needsHttps)),
    ...plain.flatMap((field) => judge(field, false)),
  ];
}

function problemOf(text: string, isHttpsOnly: boolean, kubeadm: Contract): string | undefined {
  const url = parseGoUrl(text, kubeadm);
  if (!url.ok) return `it is no URL (${url.problem})`;
  if (url.scheme === '') return 'it has no scheme';
  return isHttpsOnly && url.scheme !== 'https'
    ? 'beside certificates only https is possible'
    : undefined;
}
