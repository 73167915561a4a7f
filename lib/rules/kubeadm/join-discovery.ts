import { isBootstrapToken } from '../../k8s/bootstrap-token';
import type { Contract } from '../../k8s/contract';
import { splitHostPort } from '../../k8s/go-host-port';
import { parseGoUrl } from '../../k8s/go-url';
import { LATE_BOUND_SECRETS } from '../../k8s/late-bound-secrets';
import { isObject, type Json } from '../../model/document';
import { fieldOf, type JudgedField, judgedFields } from '../../model/kubeadm-reading';
import { asList } from '../../model/type-meta';
import { defineRule, type Report } from '../rule';
import { JOIN_DISCOVERY, joinText } from './example-texts';

const findings = {
  none: () => ({
    what: 'discovery has neither bootstrapToken nor file',
    fix: 'set discovery.bootstrapToken',
  }),
  both: () => ({
    what: 'discovery has both bootstrapToken and file; kubeadm takes one of them',
    fix: 'remove discovery.file, or discovery.bootstrapToken',
  }),
  badToken: ({ name }: { name: string }) => ({
    what: `${name} is not of the form [a-z0-9]{6}.[a-z0-9]{16}`,
    fix: 'take the token that "kubeadm token create --print-join-command" prints',
  }),
  badEndpoint: ({ text }: { text: string }) => ({
    what: `apiServerEndpoint ${JSON.stringify(text)} is not host:port`,
    fix: 'apiServerEndpoint: 192.168.56.10:6443',
  }),
  noHash: () => ({
    what: 'discovery by token has no caCertHashes and does not say unsafeSkipCAVerification',
    fix: 'caCertHashes: ["sha256:<hash of the CA key>"]',
  }),
  badFile: ({ text, problem }: { text: string; problem: string }) => ({
    what: `kubeConfigPath ${JSON.stringify(text)} is refused: ${problem}`,
    fix: 'kubeConfigPath: the path of a file on the node, or an https:// URL',
  }),
};

type Say = Report<typeof findings>;

export const joinDiscovery = defineRule({
  code: 'NET622',
  name: 'join-discovery',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'A join finds the cluster by a token or by a file, not both, with what each needs.',
    why: 'By token: host:port, a token of the right form, and CA hashes unless their check is given up. By file: a path on the node or an https URL. kubeadm checks neither the form of the hashes nor the host.',
    since: '0.1.0',
    source: 'kubeadm validation.ValidateDiscovery',
  },
  findings,
  examples: () => ({
    valid: [{ title: 'by token', text: joinText(JOIN_DISCOVERY) }],
    invalid: [
      {
        title: 'no port',
        text: joinText(JOIN_DISCOVERY.replace('192.168.56.10:6443', '192.168.56.10')),
      },
      { title: 'no hashes', text: joinText(JOIN_DISCOVERY.replace(/ {4}caCertHashes[\s\S]*/, '')) },
      { title: 'nothing', text: joinText('nodeRegistration:\n  name: w1\n') },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    const { kubeadm } = versions;
    for (const discovery of judgedFields(kubeadmFiles, 'join', ['discovery'], kubeadm)) {
      const token = fieldOf(discovery, 'bootstrapToken');
      const file = fieldOf(discovery, 'file');
      const { at, refusedBy } = discovery;
      if (isUnset(token.value) && isUnset(file.value)) {
        report('none', undefined, { at, refusedBy });
      }
      if (isObject(token.value) && isObject(file.value)) {
        report('both', undefined, { at: file.at, other: token.at, refusedBy });
      }
      if (isObject(token.value)) checkToken(token, report);
      checkTlsToken(discovery, report);
      if (isObject(file.value)) {
        checkFile(fieldOf(file, 'kubeConfigPath'), kubeadm, report);
      }
    }
  },
});

const isUnset = (value: Json | undefined): boolean => value === undefined || value === null;

const isAcceptable = (token: string): boolean =>
  isBootstrapToken(token) || token === LATE_BOUND_SECRETS.joinToken;

function checkToken(discovery: JudgedField, report: Say): void {
  const { refusedBy } = discovery;
  const endpoint = fieldOf(discovery, 'apiServerEndpoint');
  const text = endpoint.value ?? '';
  if (typeof text === 'string' && !splitHostPort(text)) {
    report('badEndpoint', { text }, { at: { at: endpoint.at, value: text }, refusedBy });
  }
  const token = fieldOf(discovery, 'token');
  const secret = token.value ?? '';
  if (typeof secret === 'string' && !isAcceptable(secret)) {
    report('badToken', { name: 'token' }, { at: token.at, refusedBy });
  }
  const hashes = fieldOf(discovery, 'caCertHashes');
  const isUnsafe = fieldOf(discovery, 'unsafeSkipCAVerification').value === true;
  if ((isUnset(hashes.value) || Array.isArray(hashes.value)) && !isUnsafe) {
    if (asList(hashes.value).length === 0)
      report('noHash', undefined, { at: hashes.at, refusedBy });
  }
}

/** When it is unset, the discovery token stands in for it. */
function checkTlsToken(discovery: JudgedField, report: Say): void {
  const { value, at, refusedBy } = fieldOf(discovery, 'tlsBootstrapToken');
  const isRead =
    isObject(fieldOf(discovery, 'bootstrapToken').value) ||
    isObject(fieldOf(discovery, 'file').value);
  if (!isRead || typeof value !== 'string' || value === '' || isAcceptable(value)) return;
  report('badToken', { name: 'tlsBootstrapToken' }, { at, refusedBy });
}

/** Whether the file exists is known on the node only. */
function checkFile(field: JudgedField, kubeadm: Contract, report: Say): void {
  const text = field.value ?? '';
  if (typeof text !== 'string') return;
  const problem = fileProblem(text, kubeadm);
  const { at, refusedBy } = field;
  if (problem) report('badFile', { text, problem }, { at: { at, value: text }, refusedBy });
}

function fileProblem(text: string, kubeadm: Contract): string | undefined {
  if (text === '') return 'it is empty';
  const url = parseGoUrl(text, kubeadm);
  if (!url.ok) return `it is no URL (${url.problem})`;
  if (url.scheme === 'file') return url.path === '' ? 'it has no path' : undefined;
  return url.scheme === '' || url.scheme === 'https' ? undefined : `its scheme is ${url.scheme}`;
}
