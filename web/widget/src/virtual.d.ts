/** The style sheet, put together by the build. */
declare module "virtual:look" {
  const css: string;
  export default css;
}
