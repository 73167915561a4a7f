import { type Json, type JsonObject, valueAt } from '../../model/document';
import { asText } from '../../model/type-meta';
import type { Dialect } from './dialect';
import { isJoining, isV1beta3, type KubeadmDocuments } from './documents';
import { parseDurationSeconds } from './go/duration';

/** `constants.go` ControlPlaneComponentHealthCheckTimeout. */
const DEFAULT_SECONDS = 240;

/** How long kubeadm gives the control plane to come up: it sets the startup probes' patience. */
export function healthCheckSeconds(documents: KubeadmDocuments, dialect: Dialect): number {
  const ofCluster = timeoutOfCluster(documents.cluster);
  if (!dialect.timeoutsBelongToTheNode) return ofCluster ?? DEFAULT_SECONDS;
  const ofNode = timeoutOfNode(documents.join ?? documents.init);
  if (!dialect.timeoutForControlPlaneIsCarriedOver || isJoining(documents)) return ofNode;
  return ofCluster && ofCluster !== DEFAULT_SECONDS ? ofCluster : ofNode;
}

function timeoutOfCluster(cluster: JsonObject | undefined): number | undefined {
  if (!isV1beta3(cluster)) return undefined;
  return secondsOf(valueAt(cluster, ['apiServer', 'timeoutForControlPlane']));
}

function timeoutOfNode(node: JsonObject | undefined): number {
  if (isV1beta3(node)) return DEFAULT_SECONDS;
  const written = valueAt(node, ['timeouts', 'controlPlaneComponentHealthCheck']);
  return secondsOf(written) ?? DEFAULT_SECONDS;
}

function secondsOf(value: Json | undefined): number | undefined {
  const text = asText(value);
  return text === undefined ? undefined : parseDurationSeconds(text);
}
