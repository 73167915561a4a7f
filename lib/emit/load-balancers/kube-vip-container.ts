import type { JsonObject } from '../../model/document';

/** What every kube-vip is told, in plain form. */
export interface KubeVipProgram {
  readonly image: string;
  /** Environment variables in their order. */
  readonly settings: ReadonlyArray<readonly [name: string, value: string]>;
  /** Variables that the kubelet fills in, with the fields of the pod that they are read from. */
  readonly fields?: ReadonlyArray<readonly [name: string, fieldPath: string]>;
}

/** As kube-vip's own generator writes it. */
export const kubeVipContainer = ({ image, settings, fields = [] }: KubeVipProgram): JsonObject => ({
  name: 'kube-vip',
  image,
  imagePullPolicy: 'IfNotPresent',
  args: ['manager'],
  env: [
    ...settings.map(([name, value]) => ({ name, value })),
    ...[...fields, ['vip_nodename', 'spec.nodeName'] as const].map(([name, fieldPath]) => ({
      name,
      valueFrom: { fieldRef: { fieldPath } },
    })),
  ],
  securityContext: { capabilities: { add: ['NET_ADMIN', 'NET_RAW'], drop: ['ALL'] } },
});
