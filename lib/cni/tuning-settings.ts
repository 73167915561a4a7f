import { isObject, type JsonObject } from '../model/document';
import { type GoField, goField } from '../model/go-fields';

/** What `args` asks for takes the place of the plugin's own settings. */
export function argumentsOf(plugin: JsonObject): JsonObject {
  const args = goField(plugin, 'args')?.value;
  const cni = args !== undefined && isObject(args) ? goField(args, 'cni')?.value : undefined;
  return cni !== undefined && isObject(cni) ? cni : {};
}

export const settingOf = (plugin: JsonObject, name: string): GoField | undefined =>
  goField(argumentsOf(plugin), name) ?? goField(plugin, name);

/** `args` comes before `runtimeConfig`, and that before the plugin's own. */
export function macOf(plugin: JsonObject): GoField | undefined {
  const runtime = goField(plugin, 'runtimeConfig')?.value;
  const given = runtime !== undefined && isObject(runtime) ? goField(runtime, 'mac') : undefined;
  const isGiven = given && given.value !== '';
  return goField(argumentsOf(plugin), 'mac') ?? (isGiven ? given : goField(plugin, 'mac'));
}

/** Whether the plugin touches the interface, and not only sysctls. Source: plugins v1.9.1 `tuning.go` cmdAdd [run]. */
export function changesInterface(plugin: JsonObject): boolean {
  const mac = macOf(plugin)?.value ?? '';
  const mtu = settingOf(plugin, 'mtu')?.value ?? 0;
  const isPromiscuous = settingOf(plugin, 'promisc')?.value === true;
  const others = ['allmulti', 'txQLen'].some((name) => settingOf(plugin, name) !== undefined);
  return mac !== '' || mtu !== 0 || isPromiscuous || others;
}
