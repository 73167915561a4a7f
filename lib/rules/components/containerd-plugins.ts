import type { ContainerdFile } from '../../model/containerd';
import { at } from '../../model/located';
import { asList } from '../../model/type-meta';
import { defineRule } from '../rule';
import { containerdExample, VERSION_3 } from './containerd-example';

/** The newest that containerd 2.4 reads [run]. */
const NEWEST_FILE_VERSION = 4;

export const containerdPlugins = defineRule({
  code: 'NET760',
  name: 'containerd-plugins',
  severity: 'error',
  reads: ['containerdFiles'],
  docs: {
    summary: 'containerd reads its file, and leaves its CRI plugin on.',
    why: "Docker's package of containerd switches the CRI plugin off, since Docker does not need it; the kubelet then finds no runtime behind the socket. From version 2 on the file names plugins in full, and containerd does not start with a short name among the disabled ones.",
    symptoms: ['kubeadm-stops', 'kubelet-restarts'],
    since: '0.1.0',
    source: 'containerd 2.4.2 config dump [run]; cmd/containerd/server/config ParseTOML, Validate',
  },
  findings: {
    disabled: ({ plugin }: { plugin: string }) => ({
      what: `disabled_plugins switches ${plugin} off, by which the kubelet speaks to containerd`,
      fix: 'disabled_plugins = []',
    }),
    shortName: ({ plugin }: { plugin: string }) => ({
      what: `disabled_plugins has ${JSON.stringify(plugin)}, which is no full name of a plugin`,
      fix: 'write io.containerd.TYPE.vN.NAME, or disabled_plugins = []',
    }),
    version: ({ version }: { version: string }) => ({
      what: `containerd knows no version ${version} of its configuration`,
      fix: 'version = 3 for containerd 2, version = 2 for containerd 1.6 and 1.7',
    }),
  },
  examples: () => ({
    valid: [
      containerdExample('everything is on', `disabled_plugins = []\n${VERSION_3}true\n`),
      containerdExample(
        'another plugin is off',
        'version = 2\ndisabled_plugins = ["io.containerd.snapshotter.v1.btrfs"]\n',
      ),
    ],
    invalid: [
      containerdExample('as the package of Docker brings it', 'disabled_plugins = ["cri"]\n'),
      containerdExample('a short name', 'version = 3\ndisabled_plugins = ["cri"]\n'),
      containerdExample('a version of the future', 'version = 5\ndisabled_plugins = []\n'),
    ],
  }),
  check({ containerdFiles }, report) {
    for (const file of containerdFiles) {
      const { version, source, value } = file;
      if (version === undefined || version > NEWEST_FILE_VERSION) {
        const text = JSON.stringify(value.version);
        const place = { at: at(source, 'version'), value: text };
        report('version', { version: text }, { at: place, breaks: 'containerd: does not start' });
        continue;
      }
      for (const { plugin, index } of disabledIn(file)) {
        const place = { at: at(source, 'disabled_plugins', index), value: plugin };
        if (version > 1 && !FULL_NAME.test(plugin)) {
          const breaks = 'containerd: does not start, "invalid disabled plugin URI"';
          report('shortName', { plugin }, { at: place, breaks });
        } else if (CRI_PLUGINS.includes(plugin)) {
          report('disabled', { plugin }, { at: place, breaks: NO_RUNTIME });
        }
      }
    }
  },
});

const FULL_NAME = /^io\.containerd\..+\.v\d/;

const CRI_PLUGINS = [
  'cri',
  'io.containerd.grpc.v1.cri',
  'io.containerd.cri.v1.runtime',
  'io.containerd.cri.v1.images',
];

const NO_RUNTIME =
  'kubeadm: stops at [ERROR CRI], "unknown service runtime.v1.RuntimeService"; the kubelet exits for the same reason';

const disabledIn = ({ value }: ContainerdFile): { plugin: string; index: number }[] =>
  asList(value.disabled_plugins).flatMap((plugin, index) =>
    typeof plugin === 'string' ? [{ plugin, index }] : [],
  );
