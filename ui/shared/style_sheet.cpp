#include "ui/shared/style_sheet.h"

#include <initializer_list>
#include <utility>

namespace bafar::shared {
namespace {

// Controls of one kind are of one height whatever letters they hold: those of another script may
// have higher lines. The ring of what scrolls is in key_focus.h.
constexpr auto Rules = R"(
QWidget { color: @text; }
QMainWindow, QWidget[surface="canvas"] { background: @background; }
QWidget[surface="bar"] { background: @panel; border: 0; }
QWidget[surface="topbar"] { background: @panel; border: 0; border-bottom: 1px solid @line; }
QWidget[surface="statusbar"] { background: @panel; border: 0; border-top: 1px solid @line; }
QWidget[surface="head"] { background: @background; border: 0; border-bottom: 1px solid @line; }
QWidget[surface="foot"] { background: @panel; border: 0; border-top: 1px solid @line; }
QWidget[surface="navigation"] { background: @panel; border: 0; }
QWidget[surface="panel"] { background: @panel; border: 0; }
QFrame[surface="card"] { background: @raised; border: 1px solid @line; border-radius: 8px; }
QFrame[surface="chip"] { background: @raised; border: 1px solid @line; border-radius: 6px; }
QFrame[surface="dialog"] { background: @panel; border: 1px solid @line; border-radius: 12px; }
QFrame[surface="code"] { background: @background; border: 1px solid @line; border-radius: 6px; }
QFrame[surface="notice"] { background: @raised; border: 1px solid @line; border-radius: 8px; }
QFrame[surface="alarm"] { background: @raised; border: 2px solid @bad; border-radius: 8px; }
QFrame[surface="replay"] { background: @selection; border: 0; }
QStackedWidget[replay="true"] { border: 2px solid @accent; }
QFrame[rule="horizontal"] { background: @line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[rule="vertical"] { background: @line; border: 0; max-width: 1px; min-width: 1px; }
QLabel { background: transparent; border: 0; }
QLabel[tone="muted"] { color: @muted; }
QLabel[tone="stale"] { color: @stale; }
QLabel[tone="bad"] { color: @bad; }
QLabel[tone="warn"] { color: @warn; }
QLabel[tone="ok"] { color: @ok; }
QLabel[tone="unknown"] { color: @unknown; }
QLabel[badge="plain"] {
    color: @muted; border: 1px solid @line; border-radius: 4px; padding: 1px 6px; }
QLabel[badge="warn"] {
    color: @warn; border: 1px solid @warn; border-radius: 4px; padding: 1px 6px; }
QLabel[badge="bad"] { color: @bad; border: 1px solid @bad; border-radius: 4px; padding: 1px 6px; }
QLabel[badge="ok"] { color: @ok; border: 1px solid @ok; border-radius: 4px; padding: 1px 6px; }
QPushButton { background: @raised; color: @text; border: 1px solid @line; border-radius: 6px;
              padding: 6px 14px; height: 18px; min-height: 18px; }
QPushButton:hover { border-color: @muted; }
QPushButton:pressed { background: @selection; }
QPushButton[keyed="true"]:focus { border: 2px solid @accent; padding: 5px 13px; }
QPushButton:disabled { color: @faint; background: @panel; }
QPushButton[kind="primary"] {
    background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[kind="primary"]:disabled {
    background: @raised; color: @faint; border-color: @line; font-weight: 400; }
QPushButton[kind="primary"][keyed="true"]:focus { border: 2px solid @text; padding: 5px 13px; }
QPushButton[kind="quiet"] {
    background: transparent; border-color: transparent; color: @muted; padding: 4px 8px; }
QPushButton[kind="quiet"]:hover { color: @text; border-color: @line; }
QPushButton[kind="quiet"][keyed="true"]:focus { border: 2px solid @accent; padding: 3px 7px; }
QPushButton[kind="quiet"]:disabled { color: @faint; border-color: transparent; }
QPushButton[kind="segment"] { background: transparent; border: 1px solid transparent; color: @muted;
              border-radius: 5px; padding: 4px 12px; }
QPushButton[kind="segment"]:checked { background: @selection; color: @text; font-weight: 600; }
QPushButton[kind="segment"][keyed="true"]:focus { border: 2px solid @accent; padding: 3px 11px; }
QPushButton[kind="segment"][tight="true"] { padding: 4px 8px; }
QPushButton[kind="segment"][tight="true"][keyed="true"]:focus { padding: 3px 7px; }
QPushButton[kind="chip"] { background: @selection; border: 1px solid @line; border-radius: 6px;
              padding: 3px 10px; }
QPushButton[kind="chip"]:hover { border-color: @muted; }
QPushButton[kind="chip"][keyed="true"]:focus { border: 2px solid @accent; padding: 2px 9px; }
QPushButton[kind="choice"] { padding: 6px 10px; }
QPushButton[kind="choice"][keyed="true"]:focus { padding: 5px 9px; }
QPushButton[kind="choice"]::menu-indicator { image: url(@chevron); width: 24px;
              height: 12px; subcontrol-origin: padding; subcontrol-position: center right; }
QPushButton[kind="cluster"] {
    background: transparent; border-color: transparent; padding: 4px 24px 4px 8px; }
QPushButton[kind="cluster"]:hover { border-color: @line; }
QPushButton[kind="cluster"][keyed="true"]:focus {
    border: 2px solid @accent; padding: 3px 23px 3px 7px; }
QPushButton[kind="cluster"]::menu-indicator { image: url(@chevron); width: 20px;
              height: 12px; subcontrol-origin: padding; subcontrol-position: center right; }
QPushButton[kind="navigation"] {
    background: transparent; border: 1px solid transparent; color: @muted;
    text-align: left; padding: 5px 10px; border-radius: 6px; height: 20px; min-height: 20px; }
QPushButton[kind="navigation"]:hover { color: @text; }
QPushButton[kind="navigation"]:checked { background: @selection; color: @text; font-weight: 600; }
QPushButton[kind="navigation"][keyed="true"]:focus { border: 2px solid @accent; padding: 4px 9px; }
QPushButton[kind="search"] { background: @background; border: 1px solid @line; padding: 0; }
QPushButton[kind="search"]:hover { border-color: @muted; }
QPushButton[kind="search"][keyed="true"]:focus { border: 2px solid @accent; padding: 0; }
QLineEdit {
    background: @background; color: @text; border: 1px solid @line; border-radius: 6px;
    padding: 6px 10px; height: 18px;
    selection-background-color: @selection; selection-color: @text; }
QLineEdit:focus { border-color: @accent; }
QComboBox {
    background: @background; color: @text; border: 1px solid @line; border-radius: 6px;
    padding: 6px 10px; height: 18px; }
QComboBox[keyed="true"]:focus { border: 2px solid @accent; padding: 5px 9px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(@chevron); width: 12px; height: 12px; }
QComboBox QAbstractItemView {
    background: @raised; color: @text; border: 1px solid @line; outline: none;
    selection-background-color: @selection; selection-color: @text; }
QMenu { background: @raised; color: @text; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 6px 16px 6px 8px; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { background: @line; height: 1px; margin: 4px 8px; }
QPushButton[kind="quiet"]::menu-indicator { image: none; width: 0; }
QPlainTextEdit {
    background: @background; color: @text; border: 1px solid @line; border-radius: 6px;
    selection-background-color: @accent; selection-color: @onAccent; }
QPlainTextEdit:focus { border-color: @accent; }
QAbstractItemView { background: @panel; border: 1px solid @line; outline: 0;
             selection-background-color: @selection; selection-color: @text; }
QListView[look="bare"] { border: 0; }
QTableView { background: @panel; border: 0; gridline-color: transparent; outline: 0;
             selection-background-color: @selection; selection-color: @text; }
QTableView::item { border: 0; border-bottom: 1px solid @line; padding: 0 8px; }
QTableView::item:selected { background: @selection; color: @text; }
QHeaderView { background: @panel; border: 0; }
QHeaderView::section { background: @panel; color: @muted; border: 0; border-bottom: 1px solid @line;
             padding: 6px 8px; }
QTableCornerButton::section { background: @panel; border: 0; }
QFrame[surface="card"] QTableView, QFrame[surface="card"] QHeaderView,
QFrame[surface="card"] QHeaderView::section { background: @raised; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollArea { border: 0; background: transparent; }
QScrollArea[surface="panel"] { border: 1px solid @panel; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle {
    background: @line; border-radius: 3px; margin: 2px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 6px 8px; }
)";

/// An image of a style sheet has the colours of its file: one for each theme.
QString chevronOf(const Tokens& tokens)
{
    const auto is = [&tokens](ThemeName name) { return &tokensOf(name) == &tokens; };
    return is(ThemeName::Light)          ? QStringLiteral(":/icons/chevron_down_light.svg")
           : is(ThemeName::HighContrast) ? QStringLiteral(":/icons/chevron_down_contrast.svg")
                                         : QStringLiteral(":/icons/chevron_down_dark.svg");
}

} // namespace

QString styleSheet(const Tokens& tokens)
{
    QString text = QString::fromLatin1(Rules);
    text.replace(QLatin1String("@chevron"), chevronOf(tokens));
    const std::initializer_list<std::pair<const char*, QColor>> names = {
        {"@background", tokens.background},
        {"@panel", tokens.panel},
        {"@raised", tokens.raised},
        {"@line", tokens.line},
        {"@text", tokens.text},
        // What was true when last heard: weaker than what is, strong enough for a Persian zero.
        {"@stale", blend(tokens.text, tokens.panel, 0.78)},
        {"@muted", tokens.muted},
        {"@faint", tokens.faint},
        {"@onAccent", tokens.onAccent},
        {"@accent", tokens.accent},
        {"@selection", tokens.selection},
        {"@ok", tokens.ok},
        {"@warn", tokens.warn},
        {"@bad", tokens.bad},
        {"@unknown", tokens.unknown},
    };
    for (const auto& [name, colour] : names) {
        text.replace(QLatin1String(name), colour.name());
    }
    return text;
}

} // namespace bafar::shared
