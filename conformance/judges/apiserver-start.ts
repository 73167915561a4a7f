import { build } from '../binaries/cache';
import { componentRecipe, kubernetesRecipe } from '../binaries/recipe';
import { fillIn } from '../cases';
import {
  EVENT_RATE_CLUSTER,
  filesOf,
  handingOver,
  IMAGE_POLICY_CLUSTER,
  WRITE_FILE,
} from './component-file';
import { type Start, start } from './component-start';
import type { JudgeRunner, Verdict } from './judge';
import { PKI, podHost } from './pod-host';
import { kubeadmWritesPods, podOf, type WrittenPod } from './written-pods';

/** The etcd of the pinned host, with the certificates kubeadm made for it, on all its addresses. */
const START_ETCD = `
"$ETCD" --data-dir "$ROOT/etcd" --unsafe-no-fsync --listen-peer-urls http://127.0.0.1:2380 \\
  --listen-client-urls "$SCHEME://[::]:2379" --advertise-client-urls "$SCHEME://127.0.0.1:2379" \\
  --cert-file "$PKI/server.crt" --key-file "$PKI/server.key" \\
  --trusted-ca-file "$PKI/ca.crt" --client-cert-auth >"$ROOT/etcd.log" 2>&1 &`;

const schemeOf = ({ command }: WrittenPod): string =>
  command.some((word) => word.startsWith('--etcd-servers=http:')) ? 'http' : 'https';

/** kube-apiserver as kubeadm would start it: refused when it ends before it serves. */
export const apiserverStart: JudgeRunner = {
  word: 'apiserver-start',
  after: kubeadmWritesPods,
  accepts: (input, minor) => startApiServer(input, minor),
};

/** kube-apiserver that finds the input in the place where its flag says. */
export const apiserverReadsFile: JudgeRunner = {
  word: 'apiserver-start',
  accepts: (input, minor) => startWithFile(input, handingOver(input, 'apiServer', minor), minor),
};

/** The same with the admission plugin EventRateLimit. */
export const apiserverLimitsEvents: JudgeRunner = {
  word: 'apiserver-start',
  accepts: (input, minor) => startWithFile(input, fillIn(EVENT_RATE_CLUSTER, minor), minor),
};

/** The same with the admission plugin ImagePolicyWebhook. */
export const apiserverReviewsImages: JudgeRunner = {
  word: 'apiserver-start',
  accepts: (input, minor) => startWithFile(input, fillIn(IMAGE_POLICY_CLUSTER, minor), minor),
};

const startWithFile = (file: string, cluster: string, minor: number): Verdict =>
  startApiServer(cluster, minor, { before: WRITE_FILE, env: filesOf(file) });

function startApiServer(
  input: string,
  minor: number,
  { before = '', env }: Pick<Start, 'before' | 'env'> = {},
): Verdict {
  const pod = podOf(input, minor, 'kube-apiserver');
  const files = podHost(minor);
  return start({
    pod,
    program: build(kubernetesRecipe('kube-apiserver', minor)),
    files,
    sign: /Serving securely on/,
    before: `${before}${START_ETCD}`,
    env: {
      ...env,
      ETCD: build(componentRecipe('etcd')),
      PKI: `${files}/${PKI}/etcd`,
      SCHEME: schemeOf(pod),
    },
  });
}
