#pragma once
// The clusters that this person has profiles of: which is shown, the way to each other one, and
// what can be done with a profile. Read anew whenever it opens. GUI thread.
#include <QMenu>

class QFileDialog;

namespace bafar::link {
struct ProfileEntry;
}

namespace bafar::ui::desktop {
class Keyring;
}

namespace bafar::app {

/// A profile as people read it: its name, with the cluster's where that is another.
[[nodiscard]] QString profileTitle(const link::ProfileEntry& entry);

/// Asks for a profile's file once it is opened; it deletes itself.
[[nodiscard]] QFileDialog* makeProfileDialog(const QString& title, QWidget* place);

class ClusterMenu : public QMenu {
    Q_OBJECT

public:
    /// `folder` has the profiles; `current` is the file of the one that is shown, empty for none.
    /// Questions are asked over `place`.
    ClusterMenu(QString folder, QString current, QWidget* place);

    /// Keys that lie in plain text, and their certificates, can be moved there from now on; what
    /// is left to delete is noted in `settings`, an .ini file. The keyring must outlive the menu.
    void setKeyring(ui::desktop::Keyring& keyring, const QString& settings);

Q_SIGNALS:
    /// In a window of its own, or `here` in place of this one.
    void openWanted(const QString& file, bool here);

private:
    void fill();
    void addEntry(const link::ProfileEntry& entry);
    void add();
    void rename(const link::ProfileEntry& entry);
    void forget(const link::ProfileEntry& entry);
    void addKey(QMenu& menu, const link::ProfileEntry& entry);
    void askToMoveKey(const link::ProfileEntry& entry);
    void moveKey(const link::ProfileEntry& entry);
    void complain(const QString& title, const std::string& why);

    QString folder_;
    QString current_;
    QWidget* place_;
    ui::desktop::Keyring* keyring_ = nullptr;
    QString settings_;
};

} // namespace bafar::app
