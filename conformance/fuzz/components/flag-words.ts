import { apiServerWords } from './api-server-words';
import { etcdWords } from './etcd-words';
import type { FlagTexts } from './flag-texts';
import type { Flagged } from './flags';
import { kubeletWords } from './kubelet-words';
import { controllerManagerWords, schedulerWords } from './manager-words';
import { sharedWords } from './shared-words';

const OWN: Readonly<Record<Flagged, Readonly<Record<string, FlagTexts>>>> = {
  'kube-apiserver': apiServerWords,
  'kube-controller-manager': controllerManagerWords,
  'kube-scheduler': schedulerWords,
  kubelet: kubeletWords,
  etcd: etcdWords,
};

const PKI = '/etc/kubernetes/pki';
const AUTHORITIES: FlagTexts = {
  plain: [`${PKI}/ca.crt`],
  odd: ['', '/nowhere/ca.crt', 'ca.crt', `${PKI}/../pki/ca.crt`],
};
/** What a file must hold is not our business. */
const FILES: FlagTexts = { plain: [''], odd: ['/nowhere/file', 'file'] };
const AUTHORITY =
  /^(?:client-ca-file|root-ca-file|kubelet-certificate-authority|.*client-ca-file)$/;
const FILE =
  /-file$|-config$|cafile$|(?:cert|key)file$|kubeconfig$|-manifest$|(?:certificate|-key)$|^config$/;

/** What to try beyond the type of a flag, if anything. */
export function wordsFor(component: Flagged, name: string): FlagTexts | undefined {
  const said = OWN[component][name] ?? sharedWords[name];
  if (said) return said;
  if (AUTHORITY.test(name)) return AUTHORITIES;
  return FILE.test(name) ? FILES : undefined;
}
