import { type JsonObject, valueAt } from '../../../model/document';
import { asText } from '../../../model/type-meta';
import { lastValue } from '../arguments';
import { isJoining } from '../documents';
import type { HostSettings } from '../settings';
import type { Doubt } from '../unpredictable';

/** What the machine adds to the kubelet's files. */
export function findKubeletDoubts({ documents, host, registration }: HostSettings): Doubt[] {
  const node = isJoining(documents) ? documents.join : documents.init;
  const isRenamed = lastValue(registration.kubeletExtraArgs, 'hostname-override') !== undefined;
  return [
    !isWritten(node, 'nodeRegistration', 'criSocket') && {
      field: 'nodeRegistration.criSocket',
      why: 'kubeadm takes the socket it finds; assumed: that of containerd',
      isBlocking: false,
    },
    host.hostname === undefined &&
      !isRenamed && {
        field: 'nodeRegistration.name',
        why: 'on a machine of another name the kubelet gets --hostname-override; assumed: the same',
        isBlocking: false,
      },
    host.runsSystemdResolved === undefined &&
      asText(valueAt(documents.kubelet, ['resolvConf'])) === undefined && {
        field: 'KubeletConfiguration.resolvConf',
        why: 'kubeadm names the list of systemd-resolved where that runs; assumed: it does not',
        isBlocking: false,
      },
  ];
}

const isWritten = (document: JsonObject | undefined, ...path: string[]): boolean =>
  Boolean(asText(valueAt(document, path)));
