// The model half of `anywidget`, without its loader: the player is in this bundle, so nothing is imported at run time.
import { DOMWidgetModel } from '@jupyter-widgets/base';

export class AnyModel extends DOMWidgetModel {
  defaults() {
    return {
      ...super.defaults(),
      _model_name: 'AnyModel',
      _model_module: 'anywidget',
      _view_name: 'AnyView',
      _view_module: 'anywidget',
    };
  }
}
