import type { InputFile } from './input-file';

export const CHART_FILE = 'Chart.yaml';

const NAME = /(?:^|\/)Chart\.yaml$/;
const VALUES = /^(?:values\b.*|requirements\.yaml)$/;
const SOURCE_FOLDERS: ReadonlySet<string> = new Set(['templates', 'files']);

/** What makes a folder a Helm chart; it has an apiVersion of its own and no kind. Source: helm chartutil ChartfileName. */
export const isChartFile = ({ name }: Pick<InputFile, 'name'>): boolean => NAME.test(name);

/** Beside Chart.yaml: what templates are filled with. */
export const isChartValues = (name: string): boolean => VALUES.test(name);

/** Beside Chart.yaml: Helm renders what is in `templates`, and templates render what is in `files`. */
export const isSourceFolder = (name: string): boolean => SOURCE_FOLDERS.has(name);

export const holdsActions = (text: { includes(part: string): boolean }): boolean =>
  text.includes('{{');
