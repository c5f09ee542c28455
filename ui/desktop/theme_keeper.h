#pragma once
// Which theme is shown: the one that a person chose, or what the desktop wants, at once when either
// changes, and remembered. The desktop says it by its portal; where that says nothing, its palette
// counts. GUI thread.
#include <QObject>

#include "ui/desktop/appearance.h"

class QApplication;

namespace bafar::ui::desktop {

class ThemeKeeper : public QObject {
    Q_OBJECT

public:
    /// Before the first applyTheme(): afterwards the application's palette is our own. From now on
    /// the desktop is heard where it changes its palette; the application must outlive this.
    explicit ThemeKeeper(QApplication& application);

    /// Shows what this file remembers, and remembers in it from now on.
    void keepIn(const QString& file);

    [[nodiscard]] shared::ThemeName chosen() const { return chosen_; }

    /// Never System.
    [[nodiscard]] shared::ThemeName shown() const { return shown_; }

    void choose(shared::ThemeName name);

    /// What the desktop wants now.
    void setWanted(const Appearance& wanted);

    /// Hears of the desktop's palette, among all events of the application.
    bool eventFilter(QObject* object, QEvent* event) override;

Q_SIGNALS:
    /// Another was chosen, or is shown.
    void changed();

private:
    void followPalette();
    void remember() const;
    void apply();

    QApplication& application_;
    QString file_;
    bool paletteIsDark_;
    bool isWantedNow_ = false;   ///< the desktop said `wanted_` in this run; else it is remembered
    bool isOwnDoing_ = false;    ///< the palette that changes is set here
    bool isPaletteNews_ = false; ///< followPalette() is on its way
    Appearance wanted_;
    shared::ThemeName chosen_ = shared::ThemeName::System;
    shared::ThemeName shown_ = shared::ThemeName::System; ///< System: nothing yet
};

} // namespace bafar::ui::desktop
