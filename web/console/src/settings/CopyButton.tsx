import { Button } from "@mantine/core";
import { Check, Copy } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

const confirmedMs = 2_000;

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), confirmedMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Without a secure context there is no clipboard; the snippet stands there to be selected.
      setCopied(false);
    }
  };
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={copied ? <Check size={14} /> : <Copy size={14} />}
      onClick={() => void copy()}
    >
      {copied ? t("sites.copied") : label}
    </Button>
  );
}
