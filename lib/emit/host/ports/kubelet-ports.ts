import type { Listener, PortUse } from '../../../k8s/listener';
import type { JsonObject } from '../../../model/document';
import { asNumber, asText } from '../../../model/type-meta';
import { type Command, flagOf } from './control-plane-ports';
import { tcpListener } from './listener';

/** One server of the kubelet: its fields, the flags that overrule them, and what holds without both. */
interface Server {
  readonly address: Setting;
  readonly port: Setting & {
    readonly usual: number;
    /** 0 in the file stands for the default, not for none. */
    readonly isAlwaysThere?: true;
  };
  readonly use: PortUse;
}

interface Setting {
  readonly field: string;
  readonly flag: string;
}

const ADDRESS: Setting = { field: 'address', flag: 'address' };

/** Source: kubelet `apis/config/v1beta1/defaults.go`; `options.go` AddKubeletConfigFlags. */
const MAIN_SERVER: Server = {
  address: ADDRESS,
  port: { field: 'port', flag: 'port', usual: 10250, isAlwaysThere: true },
  use: 'kubelet-api',
};
const OTHER_SERVERS: readonly Server[] = [
  {
    address: ADDRESS,
    port: { field: 'readOnlyPort', flag: 'read-only-port', usual: 0 },
    use: 'metrics',
  },
  {
    address: { field: 'healthzBindAddress', flag: 'healthz-bind-address' },
    port: { field: 'healthzPort', flag: 'healthz-port', usual: 10248 },
    use: 'own-node',
  },
];

/** What the kubelet listens on by its configuration as kubeadm stores it, and by its flags. */
export const kubeletListeners = (configuration: JsonObject, flags: Command): Listener[] =>
  serversOf(configuration, flags).flatMap(({ address, port, use }) => {
    const inFile = asNumber(configuration[port.field]);
    const written = inFile === 0 && port.isAlwaysThere ? undefined : inFile;
    const overruled = flagOf(flags, port.flag);
    return tcpListener({
      address: flagOf(flags, address.flag) ?? asText(configuration[address.field]) ?? '',
      port: overruled === undefined ? (written ?? port.usual) : Number(overruled),
      process: 'kubelet',
      from: overruled === undefined ? fieldName(port, written) : `--${port.flag}`,
      use,
    });
  });

/** Without `enableServer` the others go on. Source: kubelet `app/server.go` startKubelet. */
function serversOf(configuration: JsonObject, flags: Command): readonly Server[] {
  const written = flagOf(flags, 'enable-server') ?? configuration.enableServer;
  const isOff = written === false || written === 'false';
  return isOff ? OTHER_SERVERS : [MAIN_SERVER, ...OTHER_SERVERS];
}

const fieldName = ({ field }: Setting, written: number | undefined): string =>
  `KubeletConfiguration ${field}${written === undefined ? ' (default)' : ''}`;
