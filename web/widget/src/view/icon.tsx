import { h } from "./dom.ts";

const paths = {
  chat: "M4 5h16v11H9l-5 4z",
  close: "M6 6l12 12M18 6L6 18",
  down: "M5 9l7 7 7-7",
  send: "M5 12h14M13 6l6 6-6 6",
  bell: "M6 17V11a6 6 0 0112 0v6l1 1H5zM10 21h4",
  mute: "M6 17V11a6 6 0 0112 0v6l1 1H5zM10 21h4M4 3l16 18",
  end: "M14 4h5v16h-5M14 12H4M8 8l-4 4 4 4",
  star: "M12 4l2.5 5.2 5.5.8-4 4 1 5.6-5-2.7-5 2.7 1-5.6-4-4 5.5-.8z",
};

export const Icon = ({ name }: { readonly name: keyof typeof paths }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);

export const IconButton = ({
  name,
  label,
  onclick,
  pressed,
  ...rest
}: {
  readonly name: keyof typeof paths;
  readonly label: string;
  readonly onclick?: () => void;
  readonly pressed?: boolean;
  readonly class?: string;
  readonly type?: "submit";
}) => (
  <button class="i" title={label} aria-pressed={pressed} onclick={onclick} {...rest}>
    <Icon name={name} />
  </button>
);
