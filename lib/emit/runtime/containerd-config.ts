import { CRI_TABLES } from '../../model/containerd';
import type { TomlTable } from './toml';

/** What one containerd is told, in no version's words. */
export interface ContainerdHub {
  readonly release: ContainerdRelease;
  readonly isSystemdCgroup: boolean;
  /** Path of the socket, where it is another than containerd's own. */
  readonly socket: string | undefined;
  readonly sandboxImage: string | undefined;
  readonly registryConfigPath: string;
  readonly cniBinDir: string;
}

export interface ContainerdRelease {
  readonly major: number;
  readonly minor: number;
}

/** `2.1`, `v1.7.28`. */
export function parseContainerdRelease(text: string): ContainerdRelease | undefined {
  const [, major, minor] = /^v?([12])\.(\d{1,3})(?:\.\d+)?$/.exec(text) ?? [];
  const release = { major: Number(major), minor: Number(minor) };
  return major === undefined || (major === '1' && release.minor < 6) ? undefined : release;
}

const CNI_CONF_DIR = '/etc/cni/net.d';

/** `config.toml`: version 2 of the file for containerd 1, version 3 for containerd 2. */
export function containerdConfig(hub: ContainerdHub): TomlTable {
  const grpc: TomlTable = hub.socket === undefined ? {} : { grpc: { address: hub.socket } };
  return hub.release.major === 1
    ? { version: 2, ...grpc, plugins: { [OLD]: { ...oldImages(hub), ...runtime(hub) } } }
    : { version: 3, ...grpc, plugins: { [IMAGES]: images(hub), [RUNTIME]: runtime(hub) } };
}

const [RUNTIME, OLD] = CRI_TABLES.runtime;
const [IMAGES] = CRI_TABLES.images;

const oldImages = ({ sandboxImage, registryConfigPath }: ContainerdHub): TomlTable => ({
  ...(sandboxImage !== undefined && { sandbox_image: sandboxImage }),
  registry: { config_path: registryConfigPath },
});

const images = ({ sandboxImage, registryConfigPath }: ContainerdHub): TomlTable => ({
  pinned_images: sandboxImage === undefined ? {} : { sandbox: sandboxImage },
  registry: { config_path: registryConfigPath },
});

const runtime = ({ release, cniBinDir, isSystemdCgroup }: ContainerdHub): TomlTable => ({
  cni: { ...pluginFolders(release, cniBinDir), conf_dir: CNI_CONF_DIR },
  containerd: {
    default_runtime_name: 'runc',
    runtimes: {
      runc: {
        runtime_type: 'io.containerd.runc.v2',
        options: { SystemdCgroup: isSystemdCgroup },
      },
    },
  },
});

/** A list since 2.1; from 2.3 on `bin_dir` is passed over. */
const pluginFolders = ({ major, minor }: ContainerdRelease, folder: string): TomlTable =>
  major > 1 && minor > 0 ? { bin_dirs: [folder] } : { bin_dir: folder };
