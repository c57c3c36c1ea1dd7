import type { SharedFile } from "@rapport/client";
import { Paperclip } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Thread.module.css";

const shownInline: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
const widest = 320;
const tallest = 320;

/** A file of the conversation: a picture in its reserved place, anything else as a name to follow. */
export function SharedFileView({ file }: { readonly file: SharedFile }): ReactNode {
  const { i18n } = useTranslation();
  const address = `/api/v1/files/${encodeURIComponent(file.id)}`;
  const { width, height } = file;
  if (shownInline.has(file.type) && width !== undefined && height !== undefined && width > 0 && height > 0) {
    const scale = Math.min(1, widest / width, tallest / height);
    return (
      <a href={address} target="_blank" rel="noopener noreferrer nofollow">
        <img
          className={styles.picture}
          src={address}
          alt={file.name}
          width={Math.round(width * scale)}
          height={Math.round(height * scale)}
          loading="lazy"
        />
      </a>
    );
  }
  return (
    <a className={styles.file} href={address} target="_blank" rel="noopener noreferrer nofollow">
      <Paperclip size={15} aria-hidden="true" />
      <bdi>{file.name}</bdi>
      <span className={styles.fileSize}>{fileSize(file.size, i18n.language)}</span>
    </a>
  );
}

function fileSize(bytes: number, language: string): string {
  const kilobytes = bytes / 1024;
  const [amount, unit] = kilobytes < 1024 ? [kilobytes, "kilobyte"] : [kilobytes / 1024, "megabyte"];
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: unit as string,
    maximumFractionDigits: 1,
  }).format(amount as number);
}
