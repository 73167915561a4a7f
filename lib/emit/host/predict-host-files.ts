import { predictClusterObjects } from './cluster/cluster-objects';
import { isJoining } from './documents';
import { type HostFile, type HostRequest, readRequest } from './host-request';
import { predictKubeletFiles } from './kubelet/kubelet-files';
import { predictStaticPods } from './predict-static-pods';
import { findUnpredictable, type Unpredictable } from './unpredictable';

/**
 * Everything kubeadm makes of a node's documents, byte for byte: the files it leaves on the machine,
 * and below `/cluster` the ConfigMaps that the first control plane stores in the cluster.
 * Certificates, kubeconfigs, tokens and `cluster-info` hold random matter and are left out.
 */
export function predictHostFiles(request: HostRequest): HostFile[] {
  const settings = readRequest(request);
  return [
    ...predictStaticPods(request),
    ...predictKubeletFiles(settings),
    ...(isJoining(settings.documents) ? [] : predictClusterObjects(settings)),
  ];
}

/** Why the real files may differ; blocking doubts leave files out of the prediction. */
export function explainDoubts(request: HostRequest): Unpredictable[] {
  return findUnpredictable(readRequest(request));
}
