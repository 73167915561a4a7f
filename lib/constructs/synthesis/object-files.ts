import { type ApiObject, type Chart, Names, YamlOutputType } from 'cdk8s';
import type { RenderedObject } from './collect-objects';

/** The objects of one chart, in the order they are to be applied. */
export interface OrderedChart {
  readonly chart: Chart;
  readonly objects: readonly RenderedObject[];
}

/** One file of API objects; `owner` is whom a finding about the file names. */
export interface ObjectFile {
  readonly path: string;
  readonly content: string;
  readonly owner: Chart | ApiObject;
}

export interface FileLayout {
  readonly type: YamlOutputType;
  readonly extension: string;
  /** Some chart waits for another: names of charts get a number in front. */
  readonly isNumbered: boolean;
  readonly serialize: (objects: readonly RenderedObject[]) => string;
}

/** The files cdk8s writes for each of its output types, with its names and its bytes. */
export function layOutFiles(charts: readonly OrderedChart[], layout: FileLayout): ObjectFile[] {
  switch (layout.type) {
    case YamlOutputType.FILE_PER_APP:
      return wholeApp(charts, layout);
    case YamlOutputType.FILE_PER_CHART:
      return charts.map((each, index) => chartFile(each, nameChart(each, index, layout), layout));
    case YamlOutputType.FILE_PER_RESOURCE:
      return charts.flatMap((each) => objectFiles(each, '', layout));
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
      return charts.flatMap((each, index) =>
        objectFiles(each, `${nameChart(each, index, layout)}/`, layout),
      );
    default:
      return [];
  }
}

function wholeApp(charts: readonly OrderedChart[], layout: FileLayout): ObjectFile[] {
  const [first] = charts;
  if (first === undefined) return [];
  const content = layout.serialize(charts.flatMap(({ objects }) => objects));
  return [{ path: `app${layout.extension}`, content, owner: first.chart }];
}

const chartFile = (each: OrderedChart, name: string, layout: FileLayout): ObjectFile => ({
  path: name + layout.extension,
  content: layout.serialize(each.objects),
  owner: each.chart,
});

function nameChart({ chart }: OrderedChart, index: number, { isNumbered }: FileLayout): string {
  const label = Names.toDnsLabel(chart);
  return isNumbered ? `${String(index).padStart(4, '0')}-${label}` : label;
}

const objectFiles = (
  { objects }: OrderedChart,
  folder: string,
  { extension, serialize }: FileLayout,
): ObjectFile[] =>
  objects.map((object) => ({
    path: `${folder}${nameObject(object)}${extension}`,
    content: serialize([object]),
    owner: object.apiObject,
  }));

/** Documents without metadata have no name of their own to be called by. */
function nameObject({ apiObject, json }: RenderedObject): string {
  const metadata = json.metadata as { readonly name?: string } | undefined;
  const name = metadata?.name ?? apiObject.name;
  return `${apiObject.kind}.${name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}
