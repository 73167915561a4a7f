import type { ApiObjectView } from './api-object';
import { kubeletFlags } from './component-arguments';
import { lastAsRead } from './component-flags';
import { containersIn, type NamedContainer } from './container-settings';
import type { JsonObject } from './document';
import type { Located } from './located';
import type { NodePlan } from './node-plan';
import { asList, asText, textField } from './type-meta';
import type { Workload } from './workload';
import { workloadsOf } from './workload-index';

/** A cloud-controller-manager, of whichever cloud. */
export interface CloudManager {
  readonly workload: Workload;
  readonly container: NamedContainer;
}

export const cloudManagersOf = (objects: readonly ApiObjectView[]): CloudManager[] =>
  workloadsOf(objects).flatMap((workload) =>
    containersIn(workload)
      .filter(({ value }) => startsManager(value))
      .map((container) => ({ workload, container })),
  );

/** `hcloud-cloud-controller-manager`, `registry.k8s.io/provider-aws/cloud-controller-manager` … */
const MANAGER = /cloud-controller-manager/;

function startsManager(container: JsonObject): boolean {
  const [program = ''] = asList(container.command).flatMap((word) => asText(word) ?? []);
  const names = [textField(container, 'image'), textField(container, 'name'), program];
  return names.some((name) => MANAGER.test(name));
}

/** Some clouds call it otherwise, and charts bring it under any name: better one too many. */
const MAY_BE_MANAGER = /cloud-?(controller|provider|node-manager)|(^|\W)ccm(\W|$)/;

export const mayHaveCloudManager = (objects: readonly ApiObjectView[]): boolean =>
  objects.some(({ name }) => MAY_BE_MANAGER.test(name)) || cloudManagersOf(objects).length > 0;

/** The argument by which a kubelet leaves its node to a cloud-controller-manager. */
export function externalCloud(node: NodePlan): Located<string> | undefined {
  const provider = lastAsRead(kubeletFlags(node), 'cloud-provider');
  return provider?.value === 'external' ? provider : undefined;
}
