import { folderOf, type KubeVip } from '../../model/kube-vip';
import { isForInit } from '../../model/kubeadm-file';
import { defineRule } from '../rule';
import { besideInit, kubeVipExample } from './kube-vip-example';

export const kubeVipCredentials = defineRule({
  code: 'NET872',
  name: 'kube-vip-credentials',
  severity: 'error',
  reads: ['kubeVips', 'kubeadmFiles', 'versions'],
  docs: {
    summary:
      'On the first control plane kube-vip needs super-admin.conf until kubeadm init is done, from 1.29 on; on the others admin.conf.',
    why: 'kubeadm binds the group of admin.conf to its rights at the end of init, and init waits for the API at the address that kube-vip would hold: each waits for the other. super-admin.conf has rights at once, and exists on the first node alone.',
    symptoms: ['init-times-out', 'join-fails'],
    since: '0.1.0',
    source: 'https://github.com/kube-vip/kube-vip/issues/684; kubeadm 1.29 release notes',
  },
  findings: {
    powerless: () => ({
      what: 'kube-vip is given admin.conf on the node of kubeadm init, where it has no rights until init is done',
      fix: 'hostPath: /etc/kubernetes/super-admin.conf, and admin.conf after init',
    }),
    absent: () => ({
      what: 'kube-vip is given super-admin.conf on a node that joins, where kubeadm does not write it',
      fix: 'hostPath: /etc/kubernetes/admin.conf',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'super-admin.conf on the first node',
        text: kubeVipExample({ credentials: 'super-admin.conf' }),
        ...besideInit({ kubernetesVersion: 'v1.30.14' }),
      },
      { title: 'admin.conf, up to 1.28', text: kubeVipExample(), ...besideInit() },
    ],
    invalid: [
      {
        title: 'admin.conf on the first node',
        text: kubeVipExample(),
        ...besideInit({ kubernetesVersion: 'v1.30.14' }),
      },
    ],
  }),
  check({ kubeVips, kubeadmFiles, versions }, report) {
    if (!versions.kubeadm.kubeadmBindsAdminAtTheEndOfInit) return;
    for (const vip of kubeVips) {
      if (vip.object.kind !== 'Pod') continue;
      const beside = kubeadmFiles.filter(({ input }) => folderOf(input) === vip.folder);
      const [admin, superAdmin] = ['admin.conf', 'super-admin.conf'].map((name) =>
        fileOf(vip, name),
      );
      if (beside.some(isForInit)) {
        if (!admin || superAdmin) continue;
        const breaks = 'kubeadm: init waits for an address that kube-vip is not allowed to hold';
        report('powerless', undefined, { at: { at: admin.at, value: admin.value }, breaks });
      } else if (beside.some(({ join }) => join) && superAdmin && !admin) {
        const breaks = 'kube-vip: finds no credentials and restarts over and over';
        report('absent', undefined, { at: { at: superAdmin.at, value: superAdmin.value }, breaks });
      }
    }
  },
});

const fileOf = ({ hostPaths }: KubeVip, name: string) =>
  hostPaths.find(({ value }) => value.endsWith(`/${name}`));
