import { PyFloat, pyFloat } from '../../../core/python-text';
import type { Data } from '../text/data';
import { nodeOf, type YamlEntry, type YamlMap, type YamlNode, type YamlScalar, type YamlSeq } from './node';
import { scalarText } from './scalar-text';

const WIDTH = 80;
const MAX_SIMPLE_KEY = 128;

/**
 * YAML as ruamel.yaml dumps it for DVC: block style, mappings indented by 2, the dash of a sequence in the column of its
 * key, null as nothing, plain scalars folded behind column 80.
 */
export function writeYaml(tree: YamlNode): string {
  const writer = new YamlWriter();
  writer.root(tree);
  return writer.text;
}

/** The same for a plain value. */
export const dumpYaml = (data: Data): string => writeYaml(nodeOf(data));

class YamlWriter {
  text = '';

  root(node: YamlNode): void {
    if (node.kind === 'map' && isBlock(node)) this.#map(node, 0, false);
    else if (node.kind === 'seq' && isBlock(node)) this.#seq(node, 0, false);
    else {
      this.text += inlineText(node, this.#column, 0);
      this.#endLine(node.behind);
    }
  }

  get #column(): number {
    return [...this.text.slice(this.text.lastIndexOf('\n') + 1)].length;
  }

  #map(map: YamlMap, indent: number, isInline: boolean): void {
    map.entries.forEach((entry, index) => {
      if (index > 0 || !isInline) {
        this.#lines(entry.before, indent);
        this.text += ' '.repeat(indent);
      }
      this.#key(entry.key, indent);
      this.#value(entry, indent);
    });
    this.#lines(map.after, indent);
  }

  #key(key: string, indent: number): void {
    const text = scalarText(key, { isKey: true }, this.#column, indent);
    const isSimple = [...text].length <= MAX_SIMPLE_KEY && !text.includes('\n');
    this.text += isSimple ? `${text}:` : `? ${text}\n${' '.repeat(indent)}:`;
  }

  #value(entry: YamlEntry, indent: number): void {
    const { value } = entry;
    if (value.kind === 'scalar' || !isBlock(value)) {
      this.#inline(value, indent);
      return;
    }
    this.#endLine(entry.behindKey);
    if (value.kind === 'map') this.#map(value, indent + 2, false);
    else this.#seq(value, indent, false);
  }

  #seq(seq: YamlSeq, indent: number, isInline: boolean): void {
    seq.items.forEach((item, index) => {
      if (index > 0 || !isInline) {
        this.#lines(item.before, indent);
        this.text += ' '.repeat(indent);
      }
      this.text += '-';
      if (item.kind === 'scalar' || !isBlock(item)) this.#inline(item, indent);
      else {
        this.text += ' ';
        if (item.kind === 'map') this.#map(item, indent + 2, true);
        else this.#seq(item, indent + 2, true);
      }
    });
    this.#lines(seq.after, indent);
  }

  /** A scalar or flow collection behind a key or a dash that stands at column `indent`. */
  #inline(node: YamlNode, indent: number): void {
    if (node.kind === 'scalar' && node.block) {
      this.text += ` ${node.block.header}\n`;
      const margin = ' '.repeat(indent + 2);
      for (const line of node.block.lines) this.text += line === '' ? '\n' : `${margin}${line}\n`;
      return;
    }
    const text = inlineText(node, this.#column + 1, indent + 2);
    this.text += text === '' ? '' : ` ${text}`;
    this.#endLine(node.behind);
  }

  #endLine(comment: string | undefined): void {
    this.text += comment === undefined ? '\n' : ` ${comment}\n`;
  }

  #lines(lines: readonly string[] | undefined, indent: number): void {
    for (const line of lines ?? []) this.text += line === '' ? '\n' : `${' '.repeat(indent)}${line}\n`;
  }
}

const isBlock = (node: YamlMap | YamlSeq): boolean =>
  !node.isFlow && (node.kind === 'map' ? node.entries.length : node.items.length) > 0;

function inlineText(node: YamlNode, column: number, indent: number): string {
  if (node.kind === 'scalar') return atomText(node, column, indent, false);
  return flowText(node, column, indent);
}

function atomText(node: YamlScalar, column: number, indent: number, isFlow: boolean): string {
  const { value } = node;
  if (value === null) return isFlow ? 'null' : '';
  if (typeof value === 'string') return scalarText(value, { isFlow }, column, indent);
  if (value instanceof PyFloat) return floatText(value.value);
  return typeof value === 'number' && !Number.isInteger(value) ? floatText(value) : String(value);
}

function floatText(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  return pyFloat(value);
}

/** `[a, b]` or `{a: 1}`, continued on a new line where one is full. */
function flowText(node: YamlNode, column: number, indent: number): string {
  if (node.kind === 'scalar') return atomText(node, column, indent, true);
  const [open, close] = node.kind === 'map' ? '{}' : '[]';
  let text = open!;
  const at = (): number => {
    const line = text.lastIndexOf('\n');
    return line < 0 ? column + text.length : text.length - line - 1;
  };
  const parts =
    node.kind === 'map'
      ? node.entries.map(({ key, value }) => ({ key, value }))
      : node.items.map((value) => ({ key: undefined, value }));
  parts.forEach(({ key, value }, index) => {
    if (index > 0) text += at() + 1 > WIDTH ? `,\n${' '.repeat(indent)}` : ', ';
    if (key !== undefined) text += `${scalarText(key, { isKey: true, isFlow: true }, at(), indent)}: `;
    text += flowText(value, at(), indent + 2);
  });
  return text + close!;
}
