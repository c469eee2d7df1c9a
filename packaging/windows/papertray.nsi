; The installer for Windows: for one user, without an administrator. Made by:
;   makensis -WX -DVERSION=0.1.0 -DBUNDLE=dist/papertray -DICON=build/icons/papertray.ico -DOUT=… packaging/windows/papertray.nsi
Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
RequestExecutionLevel user
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "WinVer.nsh"
!ifndef VERSION | BUNDLE | OUT | ICON
  !error "give -DVERSION, -DBUNDLE, -DICON and -DOUT"
!endif
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Papertray"
!define CLASSES "Software\Classes"
!define APPLICATION "${CLASSES}\Applications\papertray.exe"
!define LIST "Papertray.List"
Name "Papertray"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Papertray"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Papertray"
VIAddVersionKey "FileDescription" "Installs Papertray"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "The Papertray authors"
VIAddVersionKey "LegalCopyright" "The Papertray authors, MIT licence"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\papertray.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; One kind of file for which Papertray is offered under "Open with", and never made the default.
!macro OpenWith ENDING
  WriteRegStr HKCU "${APPLICATION}\SupportedTypes" "${ENDING}" ""
  WriteRegStr HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "Papertray.Digest" ""
!macroend
!macro NotOpenWith ENDING
  DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "Papertray.Digest"
!macroend
!macro ForEachKind DO
  !insertmacro ${DO} ".bib"
  !insertmacro ${DO} ".ris"
  !insertmacro ${DO} ".nbib"
  !insertmacro ${DO} ".eml"
  !insertmacro ${DO} ".mbox"
  !insertmacro ${DO} ".json"
  !insertmacro ${DO} ".xml"
  !insertmacro ${DO} ".txt"
  !insertmacro ${DO} ".md"
  !insertmacro ${DO} ".html"
!macroend
!macro Opens CLASS NAME
  WriteRegStr HKCU "${CLASSES}\${CLASS}" "" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\DefaultIcon" "" "$INSTDIR\papertray.exe,0"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open\command" "" '"$INSTDIR\papertray.exe" "%1"'
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "Papertray needs Windows 10 or newer." /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd

Section "Papertray"
  ; An older version goes first, so that none of its files stays among the new ones.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Papertray.lnk" "$INSTDIR\papertray.exe"
  !insertmacro Opens "${LIST}" "Papertray reading list"
  !insertmacro Opens "Papertray.Digest" "Digest of papers"
  WriteRegStr HKCU "${CLASSES}\.papertray" "" "${LIST}"
  WriteRegStr HKCU "${CLASSES}\.papertray" "Content Type" "application/vnd.papertray.list+json"
  WriteRegStr HKCU "${CLASSES}\papertray" "" "URL:Papertray"
  WriteRegStr HKCU "${CLASSES}\papertray" "URL Protocol" ""
  WriteRegStr HKCU "${CLASSES}\papertray\shell\open\command" "" '"$INSTDIR\papertray.exe" "%1"'
  WriteRegStr HKCU "${APPLICATION}" "FriendlyAppName" "Papertray"
  WriteRegStr HKCU "${APPLICATION}\shell\open\command" "" '"$INSTDIR\papertray.exe" "%1"'
  !insertmacro ForEachKind OpenWith
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Papertray"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\papertray.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Papertray authors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  ${RefreshShellIcons}
SectionEnd

; The library lies elsewhere, below %LOCALAPPDATA%\papertray, and is never touched.
Section "Uninstall"
  !insertmacro ForEachKind NotOpenWith
  DeleteRegKey HKCU "${CLASSES}\.papertray"
  DeleteRegKey HKCU "${CLASSES}\${LIST}"
  DeleteRegKey HKCU "${CLASSES}\Papertray.Digest"
  DeleteRegKey HKCU "${CLASSES}\papertray"
  DeleteRegKey HKCU "${APPLICATION}"
  DeleteRegKey HKCU "${UNINSTALL}"
  Delete "$SMPROGRAMS\Papertray.lnk"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\papertray.exe"
  Delete "$INSTDIR\papertray-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ${RefreshShellIcons}
SectionEnd
