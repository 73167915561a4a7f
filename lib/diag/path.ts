/** Where a value sits inside its document: `['spec', 'ports', 0, 'nodePort']`. */
export type Path = readonly (string | number)[];

const PLAIN_KEY = /^[A-Za-z_][\w-]*$/;

/** `spec.ports[0].nodePort`; keys that are not plain words are quoted: `data["net-conf.json"]`. */
export function formatPath(path: Path): string {
  let text = '';
  for (const step of path) text += formatStep(step, text === '');
  return text;
}

function formatStep(step: string | number, isFirst: boolean): string {
  if (typeof step === 'number') return `[${step}]`;
  if (!PLAIN_KEY.test(step)) return `[${JSON.stringify(step)}]`;
  return isFirst ? step : `.${step}`;
}
