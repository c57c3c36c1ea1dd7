/**
 * Draws trees of plain values into the page: a component is a function that is called at once and keeps nothing, so
 * drawing is comparing two trees. It is this small because the widget's whole budget is; it knows what the widget
 * needs, elements with properties, keys and SVG, and nothing else.
 */
export type Child = Tree | string | number | boolean | null | undefined | readonly Child[];

export type Tree = {
  readonly type: string;
  readonly props: Props;
  readonly key: unknown;
  readonly children: readonly Child[];
};

type Props = Readonly<Record<string, unknown>>;

/** What stands where, of the last drawing. */
type Drawn = { readonly key: unknown; readonly type: string; readonly node: Node; props: Props };
const drawings = new WeakMap<Node, readonly Drawn[]>();

type Component = (props: never) => Child;

export function h(type: string | Component, props: Props | null, ...children: readonly Child[]): Child {
  const { key, ...rest } = props ?? {};
  if (typeof type === "string") return { type, props: rest, key, children };
  const tree = type(rest as never);
  return key ? { ...(tree as Tree), key } : tree;
}

/** Makes the children of a node what they shall be, reusing those of the same key, or else of the same type and place. */
export function draw(parent: Node, children: Child): void {
  const before = new Map(drawings.get(parent)?.map((one) => [one.key, one]));
  const counts: Record<string, number> = {};
  const next = flat(children).map((child) => {
    const tree = typeof child === "object" ? child : { type: "", props: { data: child }, children: [] };
    counts[tree.type] = (counts[tree.type] ?? 0) + 1;
    const key = ("key" in tree && tree.key) || tree.type + counts[tree.type];
    const old = before.get(key);
    if (old?.type === tree.type) before.delete(key);
    return { ...tree, key, old: old?.type === tree.type ? old : undefined };
  });
  // What goes goes first: what stays is then in its place, and is not moved, which would cost it the focus.
  for (const { node } of before.values()) parent.removeChild(node);
  let at = parent.firstChild;
  const drawn = next.map(({ key, type, props, children, old }): Drawn => {
    const node = old?.node ?? make(type, parent);
    dress(node, old?.props ?? {}, props);
    if (type) draw(node, children);
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
    return { key, type, node, props };
  });
  drawings.set(parent, drawn);
}

function flat(child: Child): readonly (Tree | string)[] {
  if (Array.isArray(child)) return child.flatMap(flat);
  if (child === null || child === undefined || typeof child === "boolean") return [];
  return [typeof child === "object" ? (child as Tree) : String(child)];
}

function make(type: string, parent: Node): Node {
  if (!type) return document.createTextNode("");
  const svg = type === "svg" || parent instanceof SVGElement;
  return document.createElementNS(svg ? "http://www.w3.org/2000/svg" : "http://www.w3.org/1999/xhtml", type);
}

function dress(node: Node, before: Props, props: Props): void {
  for (const name in { ...before, ...props }) {
    const value = props[name];
    if (before[name] === value) continue;
    if (/^on|^data$|^defaultValue$/.test(name)) Object.assign(node, { [name]: value });
    // An ARIA state says "false"; any other attribute that is false is not there.
    else if (value === undefined || (value === false && !name.startsWith("aria")))
      (node as Element).removeAttribute(name);
    else (node as Element).setAttribute(name, String(value));
  }
}

type On<E extends Event, T> = (event: E & { readonly currentTarget: T }) => void;

/** The attributes are HTML's own, by their own names. */
type Attributes<T> = {
  readonly [attribute: string]: unknown;
  readonly key?: string | number;
  readonly onclick?: On<MouseEvent, T> | undefined;
  readonly oninput?: On<InputEvent, T>;
  readonly onsubmit?: On<SubmitEvent, T>;
  readonly onkeydown?: On<KeyboardEvent, T>;
  readonly onscroll?: On<Event, T>;
};

export declare namespace h {
  namespace JSX {
    type Element = Child;
    interface ElementChildrenAttribute {
      readonly children: unknown;
    }
    interface IntrinsicAttributes {
      readonly key?: string | number;
    }
    type IntrinsicElements = {
      readonly [K in keyof HTMLElementTagNameMap]: Attributes<HTMLElementTagNameMap[K]>;
    } & { readonly svg: Attributes<SVGElement>; readonly path: Attributes<SVGElement> };
  }
}
