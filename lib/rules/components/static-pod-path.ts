import { kubeletSettings } from '../../model/kubelet-setting';
import { knowsCluster } from '../node-clash';
import { defineRule } from '../rule';
import { withConfig } from './argument-example';

const STATIC_POD_PATH = { field: 'staticPodPath', flag: 'pod-manifest-path' };

/** kubeadm constants.ManifestsSubDirName; nothing changes it. */
const MANIFESTS = '/etc/kubernetes/manifests';

export const staticPodPath = defineRule({
  code: 'NET795',
  name: 'static-pod-path',
  severity: 'error',
  reads: ['kubelets', 'kubeadmFiles', 'nodes', 'versions'],
  docs: {
    summary: 'The kubelet looks for static pods where kubeadm writes them.',
    why: 'kubeadm writes the control plane to /etc/kubernetes/manifests, warns of another staticPodPath, and leaves it as it is.',
    symptoms: ['init-times-out'],
    since: '0.1.0',
    source: 'kubeadm componentconfigs/kubelet.go, constants.GetStaticPodDirectory',
  },
  findings: {
    elsewhere: ({ path }: { path: string }) => ({
      what: `the kubelet looks for static pods in ${path}, and kubeadm writes them to ${MANIFESTS}`,
      fix: `staticPodPath: ${MANIFESTS}, or leave it out`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the folder of kubeadm',
        text: withConfig('KubeletConfiguration', `staticPodPath: ${MANIFESTS}/`),
      },
    ],
    invalid: [
      {
        title: 'another folder',
        text: withConfig('KubeletConfiguration', 'staticPodPath: /etc/kubelet.d'),
      },
    ],
  }),
  check(model, report) {
    if (!knowsCluster(model.kubeadmFiles)) return;
    for (const { value, at, name } of kubeletSettings(model, STATIC_POD_PATH).given) {
      const path = String(value);
      if (path === '' || path.replace(/\/+$/, '') === MANIFESTS) continue;
      report(
        'elsewhere',
        { path },
        {
          at: { at, value: path, label: name },
          breaks:
            'kubelet: starts none of the control plane, and kubeadm init waits for it until it times out',
          data: { path },
        },
      );
    }
  },
});
