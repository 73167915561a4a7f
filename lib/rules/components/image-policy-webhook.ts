import { lastAsRead } from '../../model/component-flags';
import { isForInit } from '../../model/kubeadm-file';
import { isSeenIn } from '../../model/static-pod-mounts';
import { defineRule, type Example } from '../rule';
import { admissionExample, handedOver } from './admission-example';
import { refusalIn, refusedBy, typedFiles } from './file-check';
import { entriesOf } from './flag-check';
import { imagePolicyRefusals } from './image-policy';

const PLUGIN = 'ImagePolicyWebhook';
const ENABLED = 'enable-admission-plugins';
const FILE = 'admission-control-config-file';
const KUBECONFIG = 'kubeConfigFile: /etc/kubernetes/pki/image-policy.conf';

const withPolicy = (fields: string): string =>
  admissionExample(`name: ${PLUGIN}\n    configuration: {imagePolicy: {${fields}}}`);

const enabled = (title: string, text: string): Example =>
  handedOver(title, text, `NodeRestriction,${PLUGIN}`);

export const imagePolicyWebhook = defineRule({
  code: 'NET756',
  name: 'image-policy-webhook',
  severity: 'error',
  reads: ['componentFiles', 'controlPlane', 'kubeadmFiles'],
  docs: {
    summary:
      'The admission plugin ImagePolicyWebhook needs a kubeconfig and times as whole numbers within bounds.',
    why: 'Once the plugin is enabled, kube-apiserver exits over a file without its configuration, a kubeconfig that it does not find, or a time that is a text or out of bounds.',
    since: '0.1.0',
    source: 'kubernetes plugin/pkg/admission/imagepolicy/config.go [run]',
  },
  findings: refusedBy('kube-apiserver'),
  examples: () => ({
    valid: [
      enabled(
        'times in seconds and milliseconds',
        withPolicy(`${KUBECONFIG}, allowTTL: 50, retryBackoff: 500`),
      ),
      enabled('no cache', withPolicy(`${KUBECONFIG}, allowTTL: -1, denyTTL: -1`)),
      enabled(
        'names in another case',
        withPolicy(KUBECONFIG).replace('imagePolicy', 'ImagePolicy'),
      ),
      { title: 'a plugin that is not enabled', text: withPolicy('allowTTL: 50s') },
    ],
    invalid: [
      enabled('a time with its unit', withPolicy(`${KUBECONFIG}, allowTTL: 50s`)),
      enabled('half an hour and more', withPolicy(`${KUBECONFIG}, denyTTL: 1801`)),
      enabled('no way to the receiver', withPolicy('defaultAllow: true')),
      enabled(
        'a kubeconfig that the container does not see',
        withPolicy('kubeConfigFile: /etc/kubernetes/image-policy.conf'),
      ),
      enabled('the file is about others', admissionExample('name: PodSecurity')),
    ],
  }),
  check({ componentFiles, controlPlane: { apiServer }, kubeadmFiles }, report) {
    const isEnabled = entriesOf(apiServer, ENABLED).some(({ value }) => value === PLUGIN);
    const cluster = kubeadmFiles.find((file) => isForInit(file) && file.cluster)?.cluster?.value;
    if (!isEnabled || !cluster || !lastAsRead(apiServer, FILE)?.value) return;
    const isSeen = (path: string) => isSeenIn('kube-apiserver', cluster, path);
    for (const file of typedFiles(componentFiles, 'AdmissionConfiguration')) {
      for (const refusal of imagePolicyRefusals(file.value, isSeen)) {
        report('refused', refusal, refusalIn(file, refusal));
      }
    }
  },
});
