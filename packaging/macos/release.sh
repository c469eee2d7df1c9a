#!/bin/bash
# Signs dist/Papertray.app, has Apple notarise it, and puts it into a disk image. Runs on macOS only.
#   SIGN_AS="Developer ID Application: NAME (TEAM)" NOTARY_PROFILE=papertray packaging/macos/release.sh
# The profile is made once: xcrun notarytool store-credentials papertray --apple-id … --team-id …
# Without SIGN_AS the application is signed for this Mac alone ("-"), and nothing is sent to Apple.
set -euo pipefail
cd "$(dirname "$0")/../.."
app=dist/Papertray.app
identity=${SIGN_AS:--}
entitlements=packaging/macos/entitlements.plist
version=$(defaults read "$PWD/$app/Contents/Info" CFBundleShortVersionString)
image=dist/Papertray-$version-$(uname -m).dmg

options=(--force --sign "$identity")
if [ "$identity" != - ]; then options+=(--options runtime --timestamp); fi
# From the inside out: the seal of the application covers the seals of its parts.
find "$app/Contents" -type f \( -name '*.so' -o -name '*.dylib' \) -print0 |
  xargs -0 -n 50 codesign "${options[@]}"
find "$app/Contents/Frameworks" -type d -name '*.framework' -print0 | xargs -0 -n 1 codesign "${options[@]}"
for program in papertray-cli papertray; do
  codesign "${options[@]}" --entitlements "$entitlements" "$app/Contents/MacOS/$program"
done
codesign "${options[@]}" --entitlements "$entitlements" "$app"
codesign --verify --deep --strict --verbose=2 "$app"
"$app/Contents/MacOS/papertray-cli" --self-check

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
ditto "$app" "$stage/Papertray.app"
ln -s /Applications "$stage/Applications"
rm -f "$image"
hdiutil create -volname Papertray -srcfolder "$stage" -fs HFS+ -format UDZO -ov "$image"
if [ "$identity" != - ]; then
  codesign --force --sign "$identity" --timestamp "$image"
  xcrun notarytool submit "$image" --keychain-profile "${NOTARY_PROFILE:?names the profile of notarytool}" --wait
  xcrun stapler staple "$image"
  spctl --assess --type open --context context:primary-signature --verbose "$image"
fi
echo "$image"
