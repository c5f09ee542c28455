#pragma once
// The window: bars, navigation, pages, and the plan dialog over them. GUI thread.
#include <QMainWindow>
#include <QPointer>
#include <span>
#include <vector>

#include "core/schema/action.h"
#include "ui/shared/page.h"

class QButtonGroup;
class QLabel;
class QMenu;
class QStackedWidget;
class QVBoxLayout;

namespace bafar::ui::actions {
class PlanDialog;
}

namespace bafar::ui::palette {
class Popup;
struct Command;
} // namespace bafar::ui::palette

namespace bafar::app {

class AlertMessages;
class GroupAlarm;
class TopBar;
class WindowMenu;
enum class Deed : std::uint8_t;

inline constexpr const char* PageId = "pageId"; ///< properties of each page's widget
inline constexpr const char* PageTitle = "pageTitle";

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// All pages before it is shown, or each when it is wanted, the others after the first paint.
    enum class Making { AtOnce, AsWanted };

    /// `simulated` is said in the top bar. `pages` and `session` must outlive the window.
    MainWindow(link::Session& session,
               std::span<const shared::Page> pages,
               bool simulated,
               Making making = Making::AtOnce);

    /// Shows the page of that id; false: there is none.
    bool openPage(const QString& id);

    /// The id of the page that is shown, and of all in the navigation.
    [[nodiscard]] QString page() const;
    [[nodiscard]] QStringList pageIds() const;

    /// True while something that is seen has nothing to say yet: a rate needs two samples, a log
    /// (a widget whose property "awaits" is true) an answer.
    [[nodiscard]] bool awaitsSamples() const;

    /// The open plan dialog and the open palette, or null.
    [[nodiscard]] ui::actions::PlanDialog* planDialog() const;
    [[nodiscard]] ui::palette::Popup* palettePopup() const;

    void addNotice(QWidget* notice); ///< above every page; the window owns it

    /// The cluster's name in the bar opens it from now on.
    void setClusterMenu(QMenu* menu);

    /// What belongs to the console and to no page.
    [[nodiscard]] WindowMenu& menu() { return *menu_; }

    /// How a person is told of alerts.
    [[nodiscard]] AlertMessages& messages() { return *messages_; }

Q_SIGNALS:
    void pageOpened(const QString& id);
    void pageMade(QWidget* page); ///< it has all its parts now

protected:
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override; ///< as the window is read, not as it was made

private:
    /// Shows the page of the concept that an entity belongs to, else the topology.
    void openPageOf(const QString& entity);
    QWidget* makeNavigation();
    [[nodiscard]] QVBoxLayout* makePlace(QWidget* content);
    void makePage(int index);
    void makeOthers();
    void showPage(int index);
    void showAlertCounts();
    void makeShortcuts();
    void carryOut(Deed deed);
    [[nodiscard]] bool isCovered() const; ///< by a plan, the palette, or any other sheet
    void moveOn(bool forward);
    void openPalette();
    [[nodiscard]] std::vector<ui::palette::Command> commands();
    void showPlan(const schema::ActionRequest& request, const std::string& agent);
    void showAction(const std::string& id);
    void keep(ui::actions::PlanDialog* dialog);

    link::Session& session_;
    std::span<const shared::Page> pages_;
    Making making_;
    QButtonGroup* buttons_;
    QVBoxLayout* notices_ = nullptr; ///< above the page
    GroupAlarm* alarm_ = nullptr;
    AlertMessages* messages_ = nullptr;
    TopBar* bar_ = nullptr;
    WindowMenu* menu_ = nullptr;
    QLabel* firing_ = nullptr; ///< in the navigation
    QStackedWidget* stack_;
    QStringList ids_;
    bool hasBegun_ = false; ///< to paint
    QPointer<ui::actions::PlanDialog> dialog_;
    QPointer<ui::palette::Popup> palette_;
};

} // namespace bafar::app
