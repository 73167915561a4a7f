import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { pauseImage } from '../../k8s/pause-image';
import type { ClusterModel } from '../../model/cluster-model';
import { sandboxImage } from '../../model/containerd';
import { fieldOf, judgedDocuments, textsOf } from '../../model/kubeadm-reading';
import { asText } from '../../model/type-meta';
import { defineRule, type Side } from '../rule';
import { containerdExample } from './containerd-example';

const pinned = (image: string): string =>
  `version = 3\n[plugins."io.containerd.cri.v1.images".pinned_images]\n  sandbox = "${image}"\n`;

export const sandboxImageOfKubeadm = defineRule({
  code: 'NET764',
  name: 'sandbox-image',
  severity: 'info',
  reads: ['containerdFiles', 'kubeadmFiles', 'versions'],
  docs: {
    summary: 'containerd should start pods from the pause image that kubeadm pulls.',
    why: 'kubeadm pulls the pause image of its release and warns when the runtime names another one. containerd then pulls its own at the first pod, which a node without a way to that registry cannot.',
    symptoms: ['pods-container-creating'],
    since: '0.1.0',
    source: 'kubeadm preflight ImagePullCheck and CheckSandboxImage; containerd docs/cri/config.md',
    whenToIgnore: 'when the nodes reach the registry of the other image',
  },
  findings: {
    other: ({ image, wanted }: { image: string; wanted: string }) => ({
      what: `containerd starts pods from ${image}, and kubeadm pulls ${wanted}`,
      fix: `"${wanted}"`,
    }),
  },
  examples: () => ({
    valid: [
      containerdExample('the image of kubeadm', pinned('registry.k8s.io/pause:3.10'), '1.35.0'),
      containerdExample('the one that containerd brings', 'version = 3\ndisabled_plugins = []\n'),
    ],
    invalid: [containerdExample('left from an older release', pinned('registry.k8s.io/pause:3.6'))],
  }),
  check(model, report) {
    const repository = repositoryOf(model);
    const { imageRepository } = KUBEADM_DEFAULTS;
    const wanted = pauseImage(repository?.value ?? imageRepository, model.versions.kubeadmMinor);
    if (!wanted) return;
    for (const file of model.containerdFiles) {
      const found = sandboxImage(file);
      const image = asText(found?.value);
      if (!found || !image || isSame(image, wanted)) continue;
      const data = { image, wanted };
      report('other', data, {
        at: { at: found.at, value: image },
        ...(repository && { other: repository }),
        breaks: `containerd: pulls ${image} at the first pod, "failed to get sandbox image" where it cannot`,
        data,
      });
    }
  },
});

/** Releases of one minor move from 3.10 to 3.10.1: the sandbox does the same in all of them. */
const isSame = (image: string, wanted: string): boolean => lineOf(image) === lineOf(wanted);

const lineOf = (image: string): string => image.replace(/(:\d+\.\d+)\.\d+$/, '$1');

type Parts = Pick<ClusterModel, 'kubeadmFiles' | 'versions'>;

/** `imageRepository`, where somebody wrote one. */
function repositoryOf({ kubeadmFiles, versions }: Parts): (Side & { value: string }) | undefined {
  const clusters = judgedDocuments(kubeadmFiles, 'cluster', versions.kubeadm);
  const [written] = textsOf(clusters.map((cluster) => fieldOf(cluster, 'imageRepository')));
  return written && { at: written.at, value: written.value };
}
