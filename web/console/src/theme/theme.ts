import {
  Checkbox,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  type MantineThemeOverride,
  Modal,
  Popover,
  Switch,
  Tooltip,
  type VariantColorsResolver,
} from "@mantine/core";

/**
 * Mantine with our tokens. Its own colours are set in `mantine.css`, not here: a theme that differs in colours makes
 * Mantine write a `<style>` element, which the security policy (`style-src 'self'`) forbids.
 */
const variantColors: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input);
  const primary = input.color === undefined || input.color === "blue";
  if (input.variant === "filled" && primary) {
    return {
      ...resolved,
      background: "var(--accent)",
      hover: "var(--accent-strong)",
      color: "var(--on-accent)",
    };
  }
  return resolved;
};

export const theme: MantineThemeOverride = createTheme({
  variantColorResolver: variantColors,
  fontFamily: "var(--font)",
  respectReducedMotion: true,
  components: {
    Checkbox: Checkbox.extend({ defaultProps: { iconColor: "var(--on-accent)" } }),
    // Help stands under its field, so that fields side by side are in one line however long their help is.
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { inputWrapperOrder: ["label", "input", "error", "description"] },
    }),
    // Its scroll lock would add a `<style>` element; the page itself does not scroll anyway.
    Modal: Modal.extend({
      defaultProps: {
        lockScroll: false,
        centered: true,
        overlayProps: { color: "var(--backdrop)", backgroundOpacity: 1 },
        transitionProps: { duration: 100 },
      },
    }),
    Popover: Popover.extend({ defaultProps: { transitionProps: { duration: 80 } } }),
    Switch: Switch.extend({ defaultProps: { withThumbIndicator: false } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: { duration: 80 } } }),
  },
});
